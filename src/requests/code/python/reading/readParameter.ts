import type { Pattern } from "../../pattern.ts";
import type { Expression } from "../../program.ts";
import type { Parameter } from "../../declarations.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { contextOf } from "./readStores.ts";
import { readType } from "./readType.ts";

/** The parameters in a node, with what is known of their values. */
export function readParameter(node: Syntax, text: string): Parameter[] {
  const variable = (of: Syntax): Extract<Pattern, { kind: "variable" }> => ({
    kind: "variable",
    ...spanOf(of),
    name: text.slice(of.start, of.end),
  });
  const typed = (): Pick<Parameter, "type" | "given"> => {
    const declared = childOf(node, "type");
    const type = readType(declared, text);
    const given = injectedIn(declared, text) ?? contextOf(declared, text);
    return { ...(type === undefined ? {} : { type }), ...(given === undefined ? {} : { given }) };
  };
  const [inner] = node.children;
  switch (node.type) {
    case "identifier":
      return [{ pattern: variable(node), isRequired: true }];
    case "typed_parameter":
      if (inner === undefined) return [];
      if (inner.type !== "identifier") return readParameter(inner, text);
      return [{ pattern: variable(inner), isRequired: true, ...typed() }];
    case "default_parameter":
    case "typed_default_parameter": {
      const name = childOf(node, "name");
      if (name === undefined) return [];
      const written = childOf(node, "value");
      const given = injectedBy(written, text);
      const held = { ...variable(name), default: readExpression(written, text) };
      return [{ pattern: held, ...typed(), ...(given === undefined ? {} : { given }) }];
    }
    case "list_splat_pattern":
      return inner === undefined ? [] : [{ pattern: variable(inner), rest: true }];
    case "dictionary_splat_pattern":
      return inner === undefined ? [] : [{ pattern: variable(inner), restNamed: true }];
    default:
      return [];
  }
}

/** The dependency in `Annotated[Client, Depends(get_client)]`. */
function injectedIn(type: Syntax | undefined, text: string): Expression | undefined {
  if (type === undefined || !text.startsWith("Annotated", type.start)) return undefined;
  const calls = (node: Syntax): readonly Syntax[] =>
    node.type === "call" ? [node] : node.children.flatMap(calls);
  return calls(type)
    .map((call) => injectedBy(call, text))
    .find((given) => given !== undefined);
}

/** `Depends(get_client)`: FastAPI calls the function and passes its result. */
function injectedBy(node: Syntax | undefined, text: string): Expression | undefined {
  const name = node?.type === "call" ? childOf(node, "function") : undefined;
  if (node === undefined || name === undefined) return undefined;
  if (!/^(?:fastapi\.)?(?:Depends|Security)$/.test(text.slice(name.start, name.end)))
    return undefined;
  const maker = childOf(node, "arguments")?.children[0];
  const isNamed = maker?.type === "identifier" || maker?.type === "attribute";
  return isNamed ? callLike(readExpression(maker, text), node, []) : undefined;
}
