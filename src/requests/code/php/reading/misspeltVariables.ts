import { distance } from "fastest-levenshtein";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName } from "./phpSource.ts";
import type { Variables } from "./variables.ts";

/**
 * How a function uses a variable: assigned to, read, or in any other way; `part`: within something else that may set
 * it, such as `[$a, $b] = …` or a closure.
 */
type Use = "set" | "read" | "other" | "part";

/** Names that are as alike as these are one name with a slip. */
const farthest = 2;
const shortest = 5;

/** Functions that do not set what they are given. */
const reading = /^(?:curl_setopt|array_merge|withHeaders|replaceHeaders|(?:.+\\)?Request)$/;

const apart =
  /^(?:function_definition|anonymous_class|(?:class|trait|enum|interface)_declaration)$/;

/**
 * Variables of a function that nothing sets, so that they are null, where another one of nearly the same name is set
 * and never used.
 */
export function misspeltVariables(
  body: Syntax | undefined,
  own: ReadonlySet<string>,
  { isDynamic, shared }: Variables,
  text: string,
): ReadonlySet<string> {
  if (body === undefined || isDynamic) return new Set();
  const uses = new Map<string, Set<Use>>();
  gather(body, undefined, uses, text);
  const only = (use: Use): readonly string[] =>
    [...own].filter((name) => {
      const found = uses.get(name);
      return !shared.has(name) && found?.size === 1 && found.has(use);
    });
  const set = only("set");
  return new Set(only("read").filter((name) => set.some((other) => isAlike(name, other))));
}

function isAlike(one: string, other: string): boolean {
  return one.length > shortest && distance(one, other) <= farthest;
}

function gather(
  node: Syntax,
  parent: Syntax | undefined,
  uses: Map<string, Set<Use>>,
  text: string,
  use: Use = "other",
): void {
  if (apart.test(node.type)) return;
  if (node.type === "variable_name") {
    const name = text.slice(node.start, node.end);
    uses.set(name, (uses.get(name) ?? new Set()).add(use));
    return;
  }
  for (const child of node.children) {
    gather(child, node, uses, text, useOf(child, node, parent, use, text));
  }
}

/** How a child of a node is used. */
function useOf(
  child: Syntax,
  node: Syntax,
  parent: Syntax | undefined,
  use: Use,
  text: string,
): Use {
  if (use === "part") return use;
  switch (node.type) {
    case "anonymous_function":
    case "arrow_function":
      return "part";
    case "foreach_statement":
      return child === childOf(node, "body") ? "other" : "part";
    case "assignment_expression":
      if (child !== childOf(node, "left")) return "other";
      return isPlace(child) ? "set" : "part";
    // `$headers[]`, `$headers["Accept"]`: the array in a place is used as the place is.
    case "subscript_expression":
      return use === "set" && child === node.children[0] ? "set" : "other";
    case "array_element_initializer":
      return parent?.type === "array_creation_expression" ? "read" : "other";
    case "argument":
      return use;
    case "arguments":
      return parent !== undefined && reading.test(calledIn(parent, text)) ? "read" : "other";
    default:
      return "other";
  }
}

function isPlace({ type }: Syntax): boolean {
  return type === "variable_name" || type === "subscript_expression";
}

function calledIn(call: Syntax, text: string): string {
  const isMaking = call.type === "object_creation_expression";
  const called = isMaking ? call.children[0] : (childOf(call, "function") ?? childOf(call, "name"));
  return called === undefined ? "" : plainName(called, text);
}
