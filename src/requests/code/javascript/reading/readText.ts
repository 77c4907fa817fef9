import type { Quote } from "../../../httpRequest.ts";
import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

export function readText(node: Syntax, text: string): Expression {
  const mark = text.charAt(node.start);
  const quote: Quote = mark === "`" ? "template" : mark === "'" ? "single" : "double";
  const reader = new TextReader(node);
  for (const child of node.children) {
    if (child.type === "template_substitution") {
      reader.insert(readExpression(child.children[0], text));
    } else if (child.type === "escape_sequence") {
      reader.escape(unescape(text.slice(child.start, child.end)), spanOf(child), quote);
    } else {
      reader.add(verbatim(text, spanOf(child), quote));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

function unescape(escape: string): string {
  const body = escape.slice(1);
  const [, code] = /^[ux]\{?([0-9A-Fa-f]{1,6})\}?$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return /^[\r\n]/.test(body) ? "" : (escapes[body] ?? body);
}
