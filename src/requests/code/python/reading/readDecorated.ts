import type { Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { decoratorsOf, isTransparent } from "../decorators.ts";
import { readClassStatement } from "./readClassStatement.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { withContext } from "./readStores.ts";
import { decorating } from "../signs.ts";

/** A decorated function or class, bound to the result of the outermost decorator. */
export function readDecorated(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const definition = childOf(node, "definition");
  const decorators = node.children.filter(({ type }) => type === "decorator");
  const sources = decoratorsOf(node, text);
  if (definition?.type === "class_definition") {
    return readClassStatement(definition, text, node);
  }
  if (definition?.type !== "function_definition") return [];
  const plain = readFunction(
    definition,
    text,
    sources.filter((each) => isTransparent(each, text)),
  );
  const code = withContext(plain, sources, text);
  const name = code.name ?? "";
  const opaque = decorators.filter((_, index) => !isTransparent(sources[index] ?? "", text));
  const made = opaque.toReversed().map((decorator): Statement => {
    const function_: Expression = { kind: "name", ...spanOf(definition), name };
    const around = readExpression(decorator.children[0], text);
    const value = callLike({ kind: "name", ...at, name: decorating }, node, [
      { ...spanOf(around), value: around },
      { ...spanOf(function_), value: function_ },
    ]);
    return {
      kind: "declare",
      ...at,
      target: { kind: "variable", ...at, name },
      value,
      isWide: true,
    };
  });
  return [{ kind: "function", ...at, code }, ...made];
}

/** Decorators as calls with an unknown result. */
export function readOpaque(node: Syntax, text: string): readonly Statement[] {
  const sources = decoratorsOf(node, text);
  return node.children
    .filter(({ type }) => type === "decorator")
    .flatMap((decorator, index): readonly Statement[] => {
      if (isTransparent(sources[index] ?? "", text)) return [];
      const value = readExpression(decorator.children[0], text);
      return [{ kind: "do", ...spanOf(decorator), value }];
    });
}
