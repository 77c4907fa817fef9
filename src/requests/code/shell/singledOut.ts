import { plainText } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Text, Value } from "../machine/values/values.ts";
import type { Expression, Statement } from "../program.ts";
import { native } from "./natives.ts";

/**
 * Statements that note, before a test, that the script treats one value of a variable in its own way:
 * `[ "$REGION" = us ]`.
 */
export function singlingOut(test: Expression): readonly Statement[] {
  if (test.kind === "not") return singlingOut(test.value);
  if (test.kind !== "same" || !isVariable(test.left)) return [];
  const at = { start: test.start, end: test.end };
  return [{ kind: "do", ...at, value: native("$singledOut", at, [test.left, test.right]) }];
}

/** Whether it is the value of a variable, which can be read twice without running anything twice. */
function isVariable(of: Expression): boolean {
  if (of.kind === "name") return true;
  return of.kind === "call" && of.callee.kind === "name" && of.callee.name === "$first";
}

const defaults = new WeakMap<Run, Set<number>>();

/** Notes a default that is compared with its own text. */
export function noteSingledOut(value: Value, other: Value, run: Run): void {
  if (value.kind !== "text" || value.isDefault !== true) return;
  if (value.written.text !== plainText(other)) return;
  const places = defaults.get(run) ?? new Set();
  for (const place of placesOf(value)) places.add(place);
  defaults.set(run, places);
}

/** Where the default keys are written under which texts were found, by the places of these. */
const keys = new WeakMap<Run, Map<number, ReadonlySet<number>>>();

/** Notes the default key under which a text was found, which is singled out together with it. */
export function noteKey(found: Text, key: Text, run: Run): void {
  const noted = keys.get(run) ?? new Map<number, ReadonlySet<number>>();
  const starts = placesOf(key).flatMap((start) => [start, ...(noted.get(start) ?? [])]);
  for (const start of placesOf(found)) noted.set(start, new Set(starts));
  keys.set(run, noted);
}

/** Whether a text is, or contains, a default that the script has compared with its own text. */
export function isSingledOut(text: Text, run: Run): boolean {
  const compared = defaults.get(run);
  if (compared === undefined) return false;
  const places = placesOf(text).flatMap((start) => [start, ...(keys.get(run)?.get(start) ?? [])]);
  return places.some((place) => compared.has(place));
}

function placesOf({ written }: Text): readonly number[] {
  return written.runs.map(({ span }) => span.start);
}
