import type { Expression } from "../../program.ts";
import type { Run } from "../run.ts";
import type { Value } from "./values.ts";
import { entriesToCopy } from "./zeros.ts";

/** What a parameter or a caller gets of a value: a copy of a struct, and of the structs in it; else the same value. */
export function copiedStruct(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type?.code.isCopied !== true) return value;
  const { type, shape } = value;
  const entries = entriesToCopy(value, run).map((entry) => {
    const held = copiedStruct(entry.value, run);
    return held === entry.value ? entry : { ...entry, value: held };
  });
  return run.thing(entries, { isOpen: shape.value.isOpen, type });
}

/** The same for what is assigned or returned and stands as `from`: of what is made just now nobody else has any. */
export function assigned(value: Value, from: Expression, run: Run): Value {
  return ["name", "member", "index"].includes(from.kind) ? copiedStruct(value, run) : value;
}
