import type { Constant, Expression } from "../program.ts";
import { nameText, spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";

/** What a field or a property of a type holds that is given no value, or an empty one; undefined where neither is so. */
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
    return /^(?:null|default)!?$/.test(given) && isReference(type, text)
      ? constant(null)
      : undefined;
  }
  if (isReference(type, text)) return constant(null);
  const declared = text.slice(type.start, type.end);
  if (declared === "bool") return constant(false);
  return /^(?:u?(?:int|long|short)|s?byte|float|double|decimal)$/.test(declared)
    ? constant(0)
    : undefined;
}

/** Whether it is a type of which null is a value, as far as its name tells. */
function isReference(type: Syntax, text: string): boolean {
  return /^string$|\?$/i.test(text.slice(type.start, type.end));
}
