import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readCall } from "./readCall.ts";
import { readPattern } from "./readPattern.ts";
import type { RubySource } from "./rubySource.ts";

/** Methods that change a text in place; without `!` they return a new one. */
const inPlace = /^(?:g?sub|tr|delete|slice|squeeze)!$/;

/** `url.sub!("{id}", id)` as an assignment; undefined for other calls. */
export function readInPlace(node: Syntax, source: RubySource): Expression | undefined {
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  if (receiver === undefined || method === undefined) return undefined;
  if (!/^(?:identifier|instance_variable)$/.test(receiver.type)) return undefined;
  if (!inPlace.test(source.text.slice(method.start, method.end))) return undefined;
  const call = readCall(node, source);
  if (call.callee.kind !== "member") return undefined;
  const callee = { ...call.callee, name: call.callee.name.slice(0, -1) };
  const target = readPattern(receiver, source);
  return { kind: "assign", ...spanOf(node), target, value: { ...call, callee } };
}
