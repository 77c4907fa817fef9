import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";

/** What private names are called here, by the nodes that they stand in. */
const privateNames = new WeakMap<Syntax, string>();

/**
 * Has the private names of a class told apart from those of others, be it one that it extends: `#headers` of one and
 * of the other are two fields. Those of a class within it are told apart after these, and so by their own class.
 */
export function tellPrivateNames({ start }: Syntax, body: Syntax, text: string): void {
  const declared = new Set(
    body.children.flatMap((member) => {
      const name = childOf(member, "name") ?? childOf(member, "property");
      return name?.type === "private_property_identifier" ? [text.slice(name.start, name.end)] : [];
    }),
  );
  if (declared.size === 0) return;
  for (const node of nodesIn(body)) {
    if (node.type !== "private_property_identifier") continue;
    const name = text.slice(node.start, node.end);
    if (declared.has(name)) privateNames.set(node, `${name} of ${String(start)}`);
  }
}

/** The name of a member, as it is written; that of a private one with the class that declares it. */
export function memberName(node: Syntax, text: string): string {
  return privateNames.get(node) ?? text.slice(node.start, node.end);
}
