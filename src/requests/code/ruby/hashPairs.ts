import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/values/texts.ts";
import { textOf, type Entry, type Thing, type Value } from "../machine/values/values.ts";
import { callEach, listOf, type ListValue } from "./lists.ts";

/** The entries as a list of pairs, or of what `of` takes from each; undefined if not all are known. */
export function pairsOf(
  { shape: { value: shape } }: Thing,
  of?: (pair: Pick<Entry, "name" | "value">) => Value,
): ListValue | undefined {
  if (shape.isOpen || shape.entries.some(({ isSure }) => !isSure)) return undefined;
  return listOf(
    shape.entries.map((entry) =>
      of === undefined ? listOf([textOf(entry.name), entry.value]) : of(entry),
    ),
  );
}

/** A hash whose keys a block has changed. */
export function withRenamed(self: Thing, call: Call, run: Run): Value {
  const { entries, isOpen } = self.shape.value;
  const names = isOpen
    ? undefined
    : callEach(listOf(entries.map(({ name }) => textOf(name))), call, run);
  const made = run.thing([]);
  for (const [at, { value, valueSpan, span, isSure }] of entries.entries()) {
    const name = names?.[at] && nameIn(names[at]);
    if (name === undefined) return run.thing([], { isOpen: true });
    run.put(made, { name, value, valueSpan, span, isSure });
  }
  return made;
}
