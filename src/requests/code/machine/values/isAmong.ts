import { compared } from "./texts.ts";
import { truthOf } from "./truthOf.ts";
import type { Value } from "./values.ts";

type List = Extract<Value, { kind: "list" }>;

/** Whether a list certainly has an item, or certainly has it not; undefined where neither is certain. */
export function isAmong(wanted: Value, { items, isComplete }: List): boolean | undefined {
  const found = items.map((item) => truthOf(compared(item, wanted)));
  if (found.includes(true)) return true;
  return isComplete && found.every((truth) => truth === false) ? false : undefined;
}
