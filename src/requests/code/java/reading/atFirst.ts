import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { hasModifier } from "./readMethod.ts";

/** What a field has before its initializer runs, see `ClassCode`; `read`: the value that it gets then. */
export function atFirst(
  member: Syntax,
  value: Syntax | undefined,
  read: Expression | undefined,
  text: string,
): Expression | undefined {
  // The compiler puts constants in wherever they are read.
  if (value !== undefined && isConstant(value) && hasModifier(member, "final", text)) return read;
  const type = childOf(member, "type");
  const at = spanOf(type ?? member);
  if (type?.type === "boolean_type") return { kind: "constant", ...at, value: false };
  const isNumber = /^(?:integral|floating_point)_type$/.test(type?.type ?? "");
  return { kind: "constant", ...at, value: isNumber ? 0 : null };
}

/** Whether an initializer is, as far as it shows, an expression of constants. */
function isConstant({ type, children }: Syntax): boolean {
  if (/_literal$|^(?:identifier|field_access|true|false|\W+)$/.test(type)) return true;
  return operations.test(type) && children.every((each) => isConstant(each));
}

const operations = /^(?:binary|parenthesized|unary|ternary)_expression$/;
