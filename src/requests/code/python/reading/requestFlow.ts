import type { Syntax } from "../../syntaxTree.ts";

/** The made-up node type of a `yield` that hands a request over to be sent. */
export const handsOver = "yield_request";

/** Whether it is a generator with which an authentication of httpx changes requests. */
export function isRequestFlow(name: string): boolean {
  return /^(?:a?sync_)?auth_flow$/.test(name);
}

/** The body of such a generator with its yields marked: each is where the request goes out as it is then. */
export function markedFlow(node: Syntax, text: string): Syntax {
  if (/^(?:function_definition|class_definition|lambda)$/.test(node.type)) return node;
  const isHanded =
    node.type === "yield" && !/^yield\s+from\b/.test(text.slice(node.start, node.end));
  const children = node.children.map((child) => markedFlow(child, text));
  return { ...node, children, ...(isHanded ? { type: handsOver } : {}) };
}
