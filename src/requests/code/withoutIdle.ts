import { type Syntax, withChildren } from "./syntaxTree.ts";

/**
 * The name of a function that runs only when somebody goes through what it returns, and that nothing outside of the
 * text can call; undefined for other nodes. `around`: the nodes that it is in, the nearest last.
 */
export type IdleName = (node: Syntax, around: readonly Syntax[]) => string | undefined;

/** The tree without the functions that are named by `dropped` alone, calls whose results nobody goes through. */
export function withoutIdle(
  root: Syntax,
  text: string,
  { dropped, nameOf }: { readonly dropped: readonly Syntax[]; readonly nameOf: IdleName },
): Syntax {
  return dropped.length === 0 ? root : without(root, []);

  function without(node: Syntax, around: readonly Syntax[]): Syntax {
    const inner = [...around, node];
    const kept = node.children.filter((child) => !isIdle(nameOf(child, inner)));
    const children = kept.map((child) => without(child, inner));
    return withChildren(node, children);
  }

  /** Any mention of the name beside its own is taken for a use. */
  function isIdle(name: string | undefined): boolean {
    if (name === undefined || name === "") return false;
    const named = new RegExp(`(?<![\\w$#])${name.replaceAll("$", "\\$")}(?![\\w$])`, "g");
    const timesIn = (part: string): number => part.match(named)?.length ?? 0;
    const times = dropped.map(({ start, end }) => timesIn(text.slice(start, end)));
    const inAll = times.reduce((sum, each) => sum + each, 0);
    return inAll > 0 && timesIn(text) === inAll + 1;
  }
}
