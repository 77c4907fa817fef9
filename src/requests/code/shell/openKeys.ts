import { anyOf, unlessGiven } from "../machine/values/either.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";
import { noteKey } from "./singledOut.ts";
import { elementOf, isPositional } from "./wordList.ts";

/** Whether it is an associative array. */
export function isKeyed({ shape }: Thing): boolean {
  const { entries } = shape.value;
  return entries.length > 0 && !entries.some(isPositional);
}

/** The element under a key that is used unless another one is given. */
export function itemByDefault(
  array: Value | undefined,
  key: Value | undefined,
  run: Run,
): Value | undefined {
  if (key?.kind !== "text" || key.isDefault !== true) return undefined;
  const { written, others } = key;
  const isPlain = others.length === 0 && written.runs.every(({ variable }) => variable !== true);
  if (!isPlain || array?.kind !== "thing" || !isKeyed(array)) return undefined;
  const item = elementOf(array, written.text);
  if (item.kind !== "text" || !item.isSure) return undefined;
  noteKey(item, key, run);
  return unlessGiven(unknown, item);
}

/** Any element of an array: known as far as each one is a host of Intercom's, or meant to be one. */
export function anyHost(array: Value | undefined): Value {
  if (array?.kind !== "thing") return unknown;
  const one = anyOf(array);
  if (one.kind !== "text" || !one.isSure) return unknown;
  return [one.written, ...one.others].every(({ text }) => host.test(text)) ? one : unknown;
}

const host = /^(?:https?:\/\/)?(?:[\w-]+\.)*intercom\.io\/?$/i;
