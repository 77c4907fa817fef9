import { isKnownHeader } from "../../knownHeaders.ts";
import { isPart, type Part } from "./programPart.ts";

/** What gives or tells of what is under a name. */
const getter = /^(?:get|fetch|dig|has|hasOwnProperty|contains_?key|key\?|has_key\?|getOrDefault)$/i;

/** A reading of one header; `rest`: what else it is made of. */
export interface SingleHeader {
  /** The variable. */
  readonly of: string;
  readonly rest: readonly unknown[];
}

/** Where nothing but one header is read of what a variable holds: no request gets the whole of it that way. */
export function singleHeaderOf(node: Part): SingleHeader | undefined {
  switch (node.kind) {
    case "member":
      return isHeader(node.name) ? readOf(node.object, []) : undefined;
    case "index":
      return isHeader(textIn(node.key)) ? readOf(node.object, []) : undefined;
    case "call": {
      const { callee, args } = node;
      if (!isPart(callee) || typeof callee.name !== "string") return undefined;
      const [first, ...others] = itemsOf(args);
      const isSingle = getter.test(callee.name) && isPart(first) && isHeader(textIn(first.value));
      return isSingle ? readOf(callee.object, others) : undefined;
    }
    default:
      return undefined;
  }
}

function readOf(object: unknown, rest: readonly unknown[]): SingleHeader | undefined {
  const name = isPart(object) && object.kind === "name" ? object.name : undefined;
  return typeof name === "string" ? { of: name, rest } : undefined;
}

function isHeader(name: unknown): boolean {
  return typeof name === "string" && isKnownHeader(name);
}

function textIn(node: unknown): unknown {
  const isText = isPart(node) && node.kind === "text";
  return isText && isPart(node.written) ? node.written.text : undefined;
}

function itemsOf(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}
