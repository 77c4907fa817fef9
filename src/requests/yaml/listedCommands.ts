import type { Node } from "jsonc-parser";
import { argvCommands, commandsOf } from "../curl/argvCommands.ts";
import { placeholder } from "../curl/filledIn.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { isScalar, propertyOf, spanOfNode, writtenOfNode } from "../json/jsonText.ts";
import { verbatim, type Written } from "../places/written.ts";
import { yamlTree } from "./yamlTree.ts";

/** Commands written as word lists in YAML; `args` are added to the container's command. */
export function listedCommands(text: string): readonly HttpRequest[] {
  if (!/\bcurl\b/.test(text)) return [];
  const tree = yamlTree(text);
  if (tree === undefined) return argvCommands(text);
  return [...listsIn(text, tree)].flatMap((words) => commandsOf(words));
}

/** Keys whose lists are joined to one command, in a pod or service. */
const pairs = [
  ["command", "args"],
  ["entrypoint", "command"],
] as const;

function* listsIn(text: string, node: Node): Generator<readonly Written[]> {
  const taken = new Set<Node>();
  for (const [first, second] of pairs) {
    const program = propertyOf(node, (name) => name === first)?.value;
    const more = propertyOf(node, (name) => name === second)?.value;
    if (program?.type !== "array" || more === undefined || taken.size > 0) continue;
    taken.add(program).add(more);
    const further = more.type === "array" ? wordsOf(text, more) : [filledIn(more)];
    yield [...wordsOf(text, program), ...further];
  }
  if (node.type === "array") yield wordsOf(text, node);
  for (const child of node.children ?? []) {
    const value = child.type === "property" ? child.children?.[1] : child;
    if (value !== undefined && !taken.has(value)) yield* listsIn(text, value);
  }
}

function wordsOf(text: string, { children = [] }: Node): readonly Written[] {
  return children.map((child) => {
    const source = text.slice(child.offset, child.offset + child.length);
    if (/^["']/.test(source)) return writtenOfNode(text, child);
    const isWord = isScalar(child) && child.type !== "null" && !/^\*|\n/.test(source);
    return isWord ? verbatim(text, spanOfNode(child)) : filledIn(child);
  });
}

/** A placeholder for what cannot be read (aliases, multi-line texts), which may be any words. */
function filledIn(node: Node): Written {
  const text = placeholder({ length: 5 });
  return { text, runs: [{ at: 0, length: text.length, span: spanOfNode(node), quote: "none" }] };
}
