import type { Constant, Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { sourceOf, underlying, type GoField, type GoFile } from "./goFile.ts";

/** Whether nothing outside the package can set a field: it is not exported, and not filled elsewhere. */
export function isOfPackage(type: string, field: GoField, file: GoFile): boolean {
  const isHidden = /^[a-z]/.test(field.name) || /^[a-z]/.test(type) || file.isProgram;
  return isHidden && !isFilledElsewhere(field, file);
}

/** Whether something else may fill a field of an object that only the file has: it is decoded into, or its address taken. */
export function isFilledElsewhere({ name, tag }: GoField, file: GoFile): boolean {
  return tag !== undefined || file.placed.has(name);
}

/** A field's zero value when a literal omits it; undefined if the type does not tell. */
export function zeroOfField({ type: written, at }: GoField, file: GoFile): Expression | undefined {
  const type = underlying(written, file);
  if (type === undefined) return undefined;
  const span = spanOf(at);
  const constant = (value: Constant): Expression => ({ kind: "constant", ...span, value });
  const source = sourceOf(type, file);
  if (/^(?:pointer|function|interface|channel)_type$/.test(type.type)) return constant(null);
  if (source === "string") return { kind: "text", ...span, written: { text: "", runs: [] } };
  if (source === "bool") return constant(false);
  if (/^(?:u?int(?:8|16|32|64)?|float(?:32|64)|byte|rune|time\.Duration)$/.test(source))
    return constant(0);
  return source === "error" || source === "any" ? constant(null) : undefined;
}
