import { spread } from "../objects.ts";
import { invoke } from "../invoke.ts";
import type { Call, Run } from "../run.ts";
import { entryOf, nothing, textOf, unknown, type Thing, type Value } from "../values.ts";

/** A loop over more items than this is not followed. */
const mostItems = 16;

/** Arrays are copied wherever they are given on; anything else stays what it is. */
export function copied(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type !== undefined) return value;
  const { entries, isOpen } = value.shape.value;
  const literal = value.literal === undefined ? {} : { literal: value.literal };
  return run.thing(entries, { isOpen, ...literal });
}

/** `$a + $b`: what the left one has stays. */
export function union(left: Value, right: Value, run: Run): Value {
  if (left.kind !== "thing") return left.kind === "unknown" ? unknown : nothing;
  const literal = left.literal === undefined ? {} : { literal: left.literal };
  const made = run.thing([], literal);
  spread(made, right, run);
  spread(made, left, run);
  return made;
}

/** Arrays one after the other: names replace names, items follow items. */
export function merged({ args }: Call, run: Run): Value {
  const literal = args.flatMap(({ value }) =>
    value.kind === "thing" && value.literal !== undefined ? [value.literal] : [],
  )[0];
  const made = run.thing([], literal === undefined ? {} : { literal });
  for (const { value, isMany } of args) {
    if (isMany === true || value.kind !== "thing") {
      spread(made, unknown, run);
      continue;
    }
    if (value.shape.value.isOpen) run.open(made, 0);
    for (const entry of value.shape.value.entries) {
      if (/^\d/.test(entry.name.text))
        append(made, entry.value, entry.valueSpan, entry.span, run, entry.element);
      else run.put(made, entry);
    }
  }
  return made;
}

/** One more item behind the others. */
export function append(
  thing: Thing,
  value: Value,
  valueSpan: { start: number; end: number },
  span: { start: number; end: number },
  run: Run,
  element?: NonNullable<ReturnType<typeof entryOf>>["element"],
): void {
  const taken = thing.shape.value.entries.flatMap(({ name }) => /^\d+/.exec(name.text)?.[0] ?? []);
  const next = taken.reduce((most, each) => Math.max(most, Number(each) + 1), 0);
  const name = { text: String(next), runs: [] };
  run.put(thing, {
    name,
    value,
    valueSpan,
    span,
    isSure: true,
    ...(element === undefined ? {} : { element }),
  });
}

/** Each item of an array that is known, in its order. */
export function looped(call: Call, run: Run): Value {
  const [iterated, body] = call.args;
  if (iterated?.value.kind !== "thing" || body?.value.kind !== "function") return unknown;
  const { entries, isOpen } = iterated.value.shape.value;
  if (isOpen || entries.length > mostItems || iterated.value.type !== undefined) return unknown;
  run.taken.add(body.value);
  for (const { name, value, span, isSure } of entries) {
    if (!isSure) return unknown;
    invoke(
      body.value,
      [
        { value: textOf(name), span },
        { value, span },
      ],
      run,
    );
  }
  return unknown;
}
