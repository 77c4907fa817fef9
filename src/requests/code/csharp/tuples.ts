import type { Run } from "../machine/run.ts";
import type { Value } from "../machine/values/values.ts";
import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";

/** The names of tuple items in a file and their positions, as facts: `tuple Name 0`. */
export function tupleNames(root: Syntax, text: string): readonly string[] {
  const places = new Map<string, number | undefined>();
  for (const { type, children } of nodesIn(root)) {
    if (type !== "tuple_type" && type !== "tuple_expression") continue;
    children.forEach((child, at) => {
      const [first] = child.children;
      const declared =
        first?.type === "declaration_expression" ? childOf(first, "name") : undefined;
      const name = childOf(child, "name") ?? declared;
      if (name === undefined) return;
      const key = text.slice(name.start, name.end);
      // A name with several positions is dropped.
      places.set(key, !places.has(key) || places.get(key) === at ? at : undefined);
    });
  }
  return [...places].flatMap(([name, at]) => (at === undefined ? [] : [`tuple ${name} ${at}`]));
}

/** `pair.Item1`, `pair.Name`. */
export function partOf(
  { items }: Extract<Value, { kind: "list" }>,
  name: string,
  { facts }: Run,
): Value | undefined {
  const [, place] = /^Item([1-9])$/.exec(name) ?? [];
  return place === undefined
    ? items.find((_, at) => facts.has(`tuple ${name} ${at}`))
    : items[Number(place) - 1];
}
