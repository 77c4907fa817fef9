import type { FunctionCode } from "../../declarations.ts";
import type { Expression } from "../../program.ts";

/**
 * Whether a function gives back functions that it contains, alone or in an object: these go on with what it has made,
 * so that nothing would be known of them without that.
 */
export function givesFunctions({ body }: FunctionCode): boolean {
  const names = new Set<string>();
  for (const statement of body) {
    if (statement.kind === "function" && statement.code.name !== undefined)
      names.add(statement.code.name);
    if (statement.kind === "declare" && statement.target.kind === "variable") {
      if (hasFunction(statement.value, names)) names.add(statement.target.name);
    }
    if (statement.kind === "leave" && statement.returns && hasFunction(statement.value, names))
      return true;
  }
  return false;
}

function hasFunction(value: Expression | undefined, names: ReadonlySet<string>): boolean {
  const isOne = (each: { readonly value: Expression }): boolean => hasFunction(each.value, names);
  if (value?.kind === "name") return names.has(value.name);
  if (value?.kind === "object") return value.entries.some(isOne);
  return value?.kind === "function";
}
