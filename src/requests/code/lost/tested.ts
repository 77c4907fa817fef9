import { isKnownHeader } from "../../knownHeaders.ts";
import { isName, isPart, type Part } from "./programPart.ts";

/** Methods that read or check the value under a name. */
const getter = /^(?:get|fetch|dig|has|hasOwnProperty|contains_?key|key\?|has_key\?|getOrDefault)$/i;

/** The parts of a condition, without reads of single headers: reading one in a condition does not send it. */
export function untested(node: unknown): readonly unknown[] {
  if (!isPart(node)) return [];
  switch (node.kind) {
    case "not":
      return untested(node.value);
    case "same":
    case "logical":
      return [...untested(node.left), ...untested(node.right)];
    case "call":
      return untestedCall(node);
    default:
      return isHeader(node) ? [] : [node];
  }
}

/** `headers.Accept.startsWith("text/")`. */
function untestedCall(node: Part): readonly unknown[] {
  const { callee, args } = node;
  const isOfHeader = isPart(callee) && isPart(callee.object) && isHeader(callee.object);
  return isOfHeader ? itemsOf(args) : (headerAsked(node) ?? [node]);
}

/** For a call that reads one header, `headers.has("Accept")`: its other arguments; undefined for other calls. */
export function headerAsked({ callee, args }: Part): readonly unknown[] | undefined {
  if (!isPart(callee) || typeof callee.name !== "string") return undefined;
  const [first, ...others] = itemsOf(args);
  const isGetter = getter.test(callee.name) && isName(callee.object);
  return isGetter && isPart(first) && isHeaderName(first.value) ? others : undefined;
}

/** Whether an expression is one header of a variable: `headers.Accept`. */
function isHeader({ kind, object, name, key }: Part): boolean {
  if (!isName(object)) return false;
  if (kind === "member") return typeof name === "string" && isKnownHeader(name);
  return kind === "index" && isHeaderName(key);
}

function isHeaderName(node: unknown): boolean {
  const text = isPart(node) && node.kind === "text" && isPart(node.written) && node.written.text;
  return typeof text === "string" && isKnownHeader(text);
}

function itemsOf(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}
