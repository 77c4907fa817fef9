import type { Statement } from "../program.ts";
import type { Syntax } from "../syntaxTree.ts";
import { phpSource, variablesIn } from "./phpSource.ts";
import { unknownVariables } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";

/**
 * Reads PHP. Names keep what tells them apart: `$name` is a variable or a property, `name()` a function or a
 * method, a bare name a constant or a class. Arrays are objects, whose items have their places as names.
 */
export function readPhp(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const source = phpSource(root, text);
  const variables = unknownVariables(variablesIn(root.children, text), root);
  const isNamespaced = root.children.some(({ type }) => type === "namespace_definition");
  return {
    program: [...variables, ...readStatements(root.children, source)],
    facts: isNamespaced ? ["namespaced"] : [],
  };
}
