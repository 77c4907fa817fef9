import type { Constant, Expression } from "../program.ts";
import { spanOf } from "../reading.ts";
import { sourceOf, underlying, type GoField, type GoFile } from "./goFile.ts";

/** Whether nobody outside of the package can fill a field: no caller, no decoder, and nobody who was told its place. */
export function isOfPackage(type: string, { name, tag }: GoField, file: GoFile): boolean {
  const isHidden = /^[a-z]/.test(name) || /^[a-z]/.test(type) || file.isProgram;
  return isHidden && tag === undefined && !file.placed.has(name);
}

/** What a field holds that a literal leaves out; undefined where its type does not tell. */
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
