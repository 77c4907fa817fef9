import type { Expression } from "../program.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Value } from "../machine/values.ts";
import { entriesToCopy } from "../machine/zeros.ts";

/** The made-up function for an assignment from a variable: `var page = usual` copies a struct. */
export const structCopyName = "(copy)";

/** For each program, the variables of which it sets a field anywhere, so that its text is searched once. */
const withSetFields = new WeakMap<Run, ReadonlySet<string>>();

/** Wraps the value of `var page = usual` in a call of `structCopyName`. */
export function asCopy(name: string, value: Expression): Expression {
  if (value.kind !== "name" || !/^\w+$/.test(`${name}${value.name}`)) return value;
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

/** The value of such a variable: a copy of a struct if a field of either variable is set, otherwise the same value. */
export function copied({ args, at }: Call, run: Run): Value {
  const value = args[0]?.value ?? unknown;
  if (value.kind !== "thing" || value.type?.code.isCopied !== true) return value;
  const from = at.args[0]?.value;
  const names = [at.result?.name, from?.kind === "name" ? from.name : undefined];
  const set = setFieldsOf(run);
  if (!names.some((name) => name === undefined || set.has(name))) return value;
  const { isOpen } = value.shape.value;
  return run.thing(entriesToCopy(value, run), { isOpen, type: value.type });
}

function setFieldsOf(run: Run): ReadonlySet<string> {
  const found =
    withSetFields.get(run) ??
    new Set([...run.text.matchAll(/\b(\w+)\.\w+\s*\+?=(?=[^=>])/g)].map(([, name = ""]) => name));
  withSetFields.set(run, found);
  return found;
}
