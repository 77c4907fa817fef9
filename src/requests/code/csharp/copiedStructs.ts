import type { Expression } from "../program.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Value } from "../machine/values.ts";
import { entriesToCopy } from "../machine/zeros.ts";

/** The made-up function for an assignment from a variable: `var page = usual` copies a struct. */
export const structCopyName = "(copy)";

/** `var page = usual`: where a field of either is set, a struct is another one from here on. */
export function asCopy(name: string, value: Expression, text: string): Expression {
  if (value.kind !== "name" || !/^\w+$/.test(`${name}${value.name}`)) return value;
  if (!new RegExp(`\\b(?:${name}|${value.name})\\.\\w+\\s*\\+?=[^=>]`).test(text)) return value;
  const at = { start: value.end, end: value.end };
  const callee = { kind: "name", ...at, name: structCopyName } as const;
  const args = [{ start: value.start, end: value.end, value }];
  return {
    kind: "call",
    start: value.start,
    end: value.end,
    callee,
    args,
    isNew: false,
    inside: at,
  };
}

/** What such a variable holds. */
export function copied({ args }: Call, run: Run): Value {
  const value = args[0]?.value ?? unknown;
  if (value.kind !== "thing" || value.type?.code.isCopied !== true) return value;
  const { isOpen } = value.shape.value;
  return run.thing(entriesToCopy(value, run), { isOpen, type: value.type });
}
