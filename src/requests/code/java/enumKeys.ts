import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { textOf, type Entry, type Thing, type Value } from "../machine/values/values.ts";
import { nameOfConstant } from "./nameOfConstant.ts";

/** What all keys begin with that stand for constants of an enum, so that no text is taken for one. */
const sign = "<enum> ";

/** The arguments of a map's method, whose first one is a text that stands for the constant if it is one of an enum. */
export function keyed(args: readonly Arg[], run: Run): readonly Arg[] {
  const [first, ...others] = args;
  return first === undefined ? [] : [{ ...first, value: asKey(first.value, run) }, ...others];
}

/** A text that stands for a constant of an enum; any other value unchanged. */
export function asKey(value: Value, run: Run): Value {
  const name = value.kind === "thing" ? plainText(nameOfConstant(value)) : undefined;
  if (name === undefined || value.kind !== "thing") return value;
  const key = `${sign}${String(value.type?.code.start)} ${name}`;
  run.shared.set(key, value);
  return textOf({ text: key, runs: [] });
}

/** The key of a map's entry. */
export function keyIn({ name }: Entry, run: Run): Value {
  return run.shared.get(name.text) ?? textOf(name);
}

/** Whether a map has constants of an enum as keys. */
export function hasEnumKeys({ shape }: Thing): boolean {
  return shape.value.entries.some(({ name }) => name.text.startsWith(sign));
}
