import { childOf, nodesIn, type Syntax } from "../../syntaxTree.ts";

/** Unique names for private members, by their nodes. */
const privateNames = new WeakMap<Syntax, string>();

/**
 * Gives a class's private names (`#headers`) a suffix, so that those of a base class are different fields. Inner
 * classes come later and override theirs.
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

/** The name of a member; a private one's unique name. */
export function memberName(node: Syntax, text: string): string {
  return privateNames.get(node) ?? text.slice(node.start, node.end);
}
