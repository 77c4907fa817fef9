import type { Quote } from "../../httpRequest.ts";
import { verbatim, write, type Writer } from "../../written.ts";
import type { Expression } from "../program.ts";
import { spanOf, TextReader } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";

/** Strings in quotes and here-documents. */
export function readText(node: Syntax, source: PhpSource): Expression {
  const { text } = source;
  const isDocument = node.type === "heredoc" || node.type === "nowdoc";
  const quote: Quote = isDocument ? "raw" : text[node.start] === "'" ? "single" : "double";
  const pieces = isDocument ? (childOf(node, "value")?.children ?? []) : node.children;
  const reader = new TextReader(node);
  for (const piece of pieces) {
    if (piece.type === "escape_sequence") {
      const writer: Writer = { text: "", runs: [] };
      const shown = text.slice(piece.start, piece.end);
      write(writer, unescape(shown, quote), spanOf(piece), quote);
      reader.add(writer);
    } else if (/^(?:string_content|nowdoc_string)$/.test(piece.type)) {
      reader.add(verbatim(text, spanOf(piece), quote));
    } else {
      const isSimple = text[piece.start - 1] !== "{";
      reader.insert(readExpression(piece, isSimple ? { ...source, place: "text" } : source));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", v: "\v", e: "\u001B", f: "\f", "0": "\0" },
};

function unescape(escape: string, quote: Quote): string {
  const body = escape.slice(1);
  if (quote === "single") return /^[\\']$/.test(body) ? body : escape;
  const [, code] = /^[ux]\{?([0-9A-Fa-f]{1,6})\}?$/.exec(body) ?? [];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "";
  }
  return escapes[body] ?? (/^[\\$"]$/.test(body) ? body : escape);
}
