import type { DetachedHeaders, Detachment, Span } from "../../../httpRequest.ts";
import { tells } from "../../../knownHeaders.ts";
import { detachedOf } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import { nameIn } from "../../machine/values/texts.ts";
import { entryOf, type Entry, type Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { madeOf } from "../../clients/bodies.ts";

/** How deep arrays are searched, and how long they may be. */
const deepest = 4;
const longest = 60;

/** Headers anywhere inside a value that is no place for them. */
export function strayHeaders(
  value: Value | undefined,
  because: Detachment,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  const entries = strayIn(value, deepest, run);
  return entries.length === 0 ? [] : detachedOf(run.thing(entries), because, at, run);
}

function strayIn(given: Value | undefined, depth: number, run: Run): readonly Entry[] {
  const value = madeOf(given);
  if (!isArray(value) || depth === 0) return [];
  const { entries } = value.shape.value;
  if (entries.length === 0 || entries.length > longest) return [];
  if (isLines(value)) {
    const lines = linesOf(value, run).shape.value.entries.filter(({ name }) => tells(name.text));
    if (lines.length > 0) return lines;
  }
  const pair = pairIn(entryOf(value, "name"), entryOf(value, "value"));
  if (pair !== undefined) return [pair];
  return entries.flatMap((entry) =>
    tells(entry.name.text) && entry.value.kind === "text"
      ? [entry]
      : strayIn(entry.value, depth - 1, run),
  );
}

/** `['name' => 'Accept', 'value' => '…']`. */
function pairIn(name: Entry | undefined, value: Entry | undefined): Entry | undefined {
  const shown = name && nameIn(name.value);
  return shown !== undefined && value !== undefined && tells(shown.text)
    ? { ...value, name: shown }
    : undefined;
}
