import type { Constant, Expression } from "../../program.ts";
import { nameText, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";

/** The value of a member that is not set, or set to an empty value; undefined if it has another value. */
export function zeroOf(
  type: Syntax,
  value: Syntax | undefined,
  text: string,
): Expression | undefined {
  const at = spanOf(value ?? type);
  const constant = (of: Constant): Expression => ({ kind: "constant", ...at, value: of });
  if (value !== undefined) {
    const given = text.slice(value.start, value.end).replace(/^=\s*/, "");
    if (/^(?:""|string\.Empty)$/i.test(given)) return nameText("", at);
    return isEmpty(value, text) && isReference(type, text) ? constant(null) : undefined;
  }
  if (isReference(type, text)) return constant(null);
  const declared = text.slice(type.start, type.end);
  if (declared === "bool") return constant(false);
  return /^(?:u?(?:int|long|short)|s?byte|float|double|decimal)$/.test(declared)
    ? constant(0)
    : undefined;
}

/** Whether a member is given what it has without a value: `null`, `default!`. */
export function isEmpty({ start, end }: Syntax, text: string): boolean {
  return /^(?:=\s*)?(?:null|default)!?$/.test(text.slice(start, end));
}

/** Whether null is a value of a type, judging by its name. */
function isReference(type: Syntax, text: string): boolean {
  return /^string$|\?$/i.test(text.slice(type.start, type.end));
}
