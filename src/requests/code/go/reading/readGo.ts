import type { Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { goFileOf, importsIn, sourceOf, type GoFile } from "./goFile.ts";
import { readFunction } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";
import { readTypes } from "./readType.ts";

/** Reads Go; the order of top-level declarations does not matter. */
export function readGo(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const file = goFileOf(root, text);
  const isInit = (node: Syntax): boolean =>
    node.type === "function_declaration" && /^func\s+init\b/.test(sourceOf(node, file));
  const of = (...types: readonly string[]): readonly Statement[] =>
    readStatements(
      root.children.filter((node) => types.includes(node.type) && !isInit(node)),
      file,
    );
  const imports = importsIn(root, text).map(({ at, name, module }): Statement => ({
    kind: "import",
    ...spanOf(at),
    name,
    module,
  }));
  const apart = new Set([
    ...["import_declaration", "type_declaration", "method_declaration", "package_clause"],
    ...["const_declaration", "function_declaration"],
  ]);
  // A snippet may have statements at the top level.
  const isOutside = root.children.some(({ type }) => type === "package_clause");
  const others = root.children.filter(({ type }) => !apart.has(type));
  return {
    program: [
      ...imports,
      ...readTypes(root, file),
      ...of("function_declaration", "const_declaration"),
      ...readStatements(others, { ...file, isOutside }),
      ...root.children.filter(isInit).map((node) => called(node, file)),
    ],
    facts: [],
  };
}

/** A call of an `init` function, which Go makes by itself. */
function called(node: Syntax, file: GoFile): Statement {
  const at = spanOf(node);
  const callee = { kind: "function", ...at, code: readFunction(node, file) } as const;
  return { kind: "do", ...at, value: callLike(callee, node, []) };
}
