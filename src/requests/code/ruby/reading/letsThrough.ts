import { childOf, type Syntax } from "../../syntaxTree.ts";

const opens = /^(?:allow_net_connect|enable_net_connect|disable)!$/;

/** What runs when a test is over: it prepares the tests of other files. */
const isAfterwards = /^(?:\w+_)?(?:after|teardown|at_exit)(?:_\w+)?$/;

/** Whether a file has WebMock let requests through to the net (`WebMock.allow_net_connect!`) before its tests run. */
export function letsThrough(node: Syntax, text: string): boolean {
  const shown = (field: string): string => {
    const child = childOf(node, field);
    return child === undefined ? "" : text.slice(child.start, child.end);
  };
  if (node.type === "ensure") return false;
  if (isAfterwards.test(shown(node.type === "method" ? "name" : "method"))) return false;
  if (node.type === "call" && shown("receiver") === "WebMock" && opens.test(shown("method")))
    return true;
  return node.children.some((child) => letsThrough(child, text));
}
