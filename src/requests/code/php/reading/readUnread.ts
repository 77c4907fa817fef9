import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { unreadName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** Only statements that contain one of these are examined. */
const telling = /accept|authorization|headers?/i;

/** After an assignment of headers to a variable that is never read again: notes that they are lost. */
export function readUnread(node: Syntax, source: PhpSource): readonly Statement[] {
  const { text } = source;
  const left = /assignment_expression$/.test(node.type) ? childOf(node, "left") : undefined;
  const variable = left && rootOf(left);
  if (variable === undefined || !telling.test(text.slice(node.start, node.end))) return [];
  const name = text.slice(variable.start, variable.end);
  if (!isUnread(name, node, source)) return [];
  const at = spanOf(node);
  const value = calledFor(unreadName, at, [{ kind: "name", ...at, name }]);
  return [{ kind: "do", ...at, value }];
}

/** The variable `$a` of `$a["b"]["c"]`. */
function rootOf(node: Syntax): Syntax | undefined {
  if (node.type === "variable_name") return node;
  const [object] = node.children;
  return node.type === "subscript_expression" && object !== undefined ? rootOf(object) : undefined;
}

function isUnread(name: string, node: Syntax, source: PhpSource): boolean {
  const { loop, text } = source;
  const { lasts, firsts, shared, isDynamic } = source.variables;
  if (name === "$this" || shared.has(name) || isDynamic) return false;
  if (loop !== undefined && loop.own.includes(name)) {
    return !text.slice(node.end, loop.node.end).includes(name);
  }
  if ((lasts.get(name) ?? Infinity) > node.end) return false;
  // The next turn of a loop may read it.
  return loop === undefined || (firsts.get(name) ?? -1) >= loop.node.start;
}
