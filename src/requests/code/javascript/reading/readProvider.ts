import type { Expression } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";

/** `<Context.Provider value={api}>`, read as `Context.Provider(api)`; undefined for other elements. */
export function readProvider(
  node: Syntax,
  text: string,
  read: (node: Syntax) => Expression,
): Expression | undefined {
  const opening = childOf(node, "open_tag") ?? node;
  const name = childOf(opening, "name");
  if (name === undefined || !/\.Provider$/.test(text.slice(name.start, name.end))) return undefined;
  const attribute = childrenOf(opening, "attribute").find(({ children: [key] }) => {
    return key !== undefined && text.slice(key.start, key.end) === "value";
  });
  const [value] = attribute?.children[1]?.children ?? [];
  if (value === undefined) return undefined;
  const given = read(value);
  const isOther = (each: Syntax): boolean => ![name, attribute, opening].includes(each);
  const others = [...(opening === node ? [] : opening.children), ...node.children].filter(isOther);
  return other(node, [
    callLike(read(name), node, [{ ...spanOf(value), value: given }]),
    ...others.filter(({ type }) => !/^jsx_(?:text|closing_element)$/.test(type)).map(read),
  ]);
}
