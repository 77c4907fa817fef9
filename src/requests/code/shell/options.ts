import type { Span } from "../../httpRequest.ts";
import { unlessGiven } from "../machine/values/either.ts";
import { isNothing, unknown, type Value } from "../machine/values/values.ts";
import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";
import { isOutside } from "./setness.ts";

const given = /\bgetopts\b|\$\{?[#1]/;
const sends = /\b(?:curl|wget|https?)\b/;

/** The `case` statements of a loop that takes the options of a script, and sends nothing itself. */
export function optionsIn(loop: Syntax, text: string): readonly Span[] {
  const body = childOf(loop, "body");
  if (loop.type !== "while_statement" || body === undefined) return [];
  const written = text.slice(body.start, body.end);
  const condition = text.slice(loop.start, body.start);
  const takes = /\bgetopts\b/.test(condition) || /\bshift\b/.test(written);
  if (!takes || !given.test(condition) || sends.test(written)) return [];
  return [...nodesIn(body)].filter(({ type }) => type === "case_statement");
}

/** What an option sets a variable to: from outside, so that what it had before is its default. */
export function optional(value: Value, before: Value): Value {
  const isKnown = before.kind === "text" && (before.isSure || before.isDefault === true);
  const isPlain = isKnown && before.others.length === 0 && before.written.text !== "";
  if (!isPlain || isNothing(value) || !isOutside(value) || isOutside(before)) return value;
  return unlessGiven(unknown, before);
}
