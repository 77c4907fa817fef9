import type { Quote } from "../../../httpRequest.ts";
import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

export function readText(strings: readonly Syntax[], whole: Syntax, text: string): Expression {
  const reader = new TextReader(whole);
  let empty = whole.start;
  let quote: Quote = "double";
  for (const string of strings) {
    const [start] = string.children;
    if (string.type !== "string" || start === undefined) {
      reader.insert(readExpression(string, text));
      continue;
    }
    const opening = text.slice(start.start, start.end);
    quote = /r/i.test(opening) ? "raw" : opening.endsWith("'") ? "single" : "double";
    empty = start.end;
    for (const child of string.children.slice(1)) {
      if (child.type === "interpolation")
        reader.insert(readExpression(childOf(child, "expression"), text));
      else if (child.type === "string_content") readContent(child, quote, reader, text);
    }
  }
  return reader.finish(verbatim(text, { start: empty, end: empty }, quote));
}

function readContent(node: Syntax, quote: Quote, reader: TextReader, text: string): void {
  let from = node.start;
  const upTo = (end: number): void => {
    if (end > from) reader.add(verbatim(text, { start: from, end }, quote));
  };
  for (const child of node.children) {
    upTo(child.start);
    reader.escape(unescape(text.slice(child.start, child.end)), spanOf(child), quote);
    from = child.end;
  }
  upTo(node.end);
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
  if (escape === "{{" || escape === "}}") return escape.charAt(0);
  const body = escape.slice(1);
  const [, code] = /^[uUx]([0-9A-Fa-f]{2,8})$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return /^[\r\n]/.test(body) ? "" : (escapes[body] ?? body);
}
