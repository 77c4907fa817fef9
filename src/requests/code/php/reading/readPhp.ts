import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { lazyGenerators } from "./lazyGenerators.ts";
import { phpSource } from "./phpSource.ts";
import { readDeclarations } from "./readDeclarations.ts";
import { unknownVariables } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";

/**
 * Reads PHP. Names carry their kind: `$name` is a variable or property, `name()` a function or method, a bare name a
 * constant or class. Arrays are objects with positions as keys.
 */
export function readPhp(
  whole: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const root = consumedLate(whole, text, lazyGenerators(whole, text));
  const source = phpSource(root, text);
  const isNamespaced = root.children.some(({ type }) => type === "namespace_definition");
  const filters = /\badd_filter\s*\(\s*['"](?:http_request_args|pre_http_request)['"]/.test(text);
  return {
    program: [
      ...unknownVariables(new Set(source.variables.firsts.keys()), root),
      ...readDeclarations(root, source),
      ...readStatements(root.children, source),
    ],
    facts: [...(isNamespaced ? ["namespaced"] : []), ...(filters ? ["filtered"] : [])],
  };
}
