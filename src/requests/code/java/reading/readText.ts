import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { spanOf, TextReader } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";

/** A string or character literal. */
export function readText(node: Syntax, text: string): Expression {
  const isBlock = text.startsWith('"""', node.start);
  // A character literal has exactly one character.
  const quote = isBlock || node.type === "character_literal" ? "raw" : "double";
  const reader = new TextReader(node);
  const isLetter = node.type === "character_literal" && node.children.length === 0;
  const inner = { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
  if (isLetter) reader.add(verbatim(text, inner, quote));
  for (const child of node.children) {
    if (child.type === "escape_sequence") {
      reader.escape(unescape(text.slice(child.start, child.end)), spanOf(child), quote);
    } else {
      reader.add(verbatim(text, spanOf(child), quote));
    }
  }
  return reader.finish(verbatim(text, { start: inner.start, end: inner.start }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", s: " " },
};

function unescape(escape: string): string {
  const body = escape.slice(1);
  const [, code] = /^u+([0-9A-Fa-f]{4})$/.exec(body) ?? [];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (/^[0-7]{1,3}$/.test(body)) return String.fromCharCode(Number.parseInt(body, 8));
  return /^[\r\n]/.test(body) ? "" : (escapes[body] ?? body);
}
