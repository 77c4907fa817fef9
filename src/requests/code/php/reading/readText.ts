import type { Quote, Span } from "../../../httpRequest.ts";
import { verbatim, type Written } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";

/** String literals and heredocs. */
export function readText(node: Syntax, source: PhpSource): Expression {
  const { text } = source;
  const isDocument = node.type === "heredoc" || node.type === "nowdoc";
  const quote: Quote = isDocument ? "raw" : text[node.start] === "'" ? "single" : "double";
  const pieces = isDocument ? (childOf(node, "value")?.children ?? []) : node.children;
  const reader = new TextReader(node);
  const indent = isDocument ? indentOf(childOf(node, "end_tag"), text) : 0;
  let end = pieces[0]?.start ?? node.start;
  for (const piece of pieces) {
    if (isDocument) for (const each of lineEnds(text, end, piece.start)) reader.add(each);
    ({ end } = piece);
    if (piece.type === "escape_sequence") {
      const shown = text.slice(piece.start, piece.end);
      reader.escape(unescape(shown, quote), spanOf(piece), quote);
    } else if (/^(?:string_content|nowdoc_string)$/.test(piece.type)) {
      for (const each of withoutIndent(text, piece, indent))
        reader.add(verbatim(text, each, quote));
    } else {
      const isSimple = text[piece.start - 1] !== "{";
      reader.insert(readExpression(piece, isSimple ? { ...source, place: "text" } : source));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

/** The indentation of a heredoc's end, which is removed from each line. */
function indentOf(tag: Syntax | undefined, text: string): number {
  if (tag === undefined) return 0;
  const shown = text.slice(tag.start, tag.end);
  const own = /^\s*/.exec(shown)?.[0].length ?? 0;
  return (
    own + (/[ \t]*$/.exec(text.slice(Math.max(0, tag.start - 100), tag.start))?.[0].length ?? 0)
  );
}

/** The line ends between two pieces, which are not in the tree. */
function lineEnds(text: string, start: number, end: number): readonly Written[] {
  return [...text.slice(start, end).matchAll(/\r?\n/g)].map(({ index, 0: shown }) =>
    verbatim(text, { start: start + index, end: start + index + shown.length }, "raw"),
  );
}

/** The lines of a piece without their indentation. */
function withoutIndent(text: string, piece: Span, indent: number): readonly Span[] {
  if (indent === 0) return [spanOf(piece)];
  const lines: Span[] = [];
  for (let start = piece.start; start < piece.end;) {
    const line = text.indexOf("\n", start);
    const end = line === -1 || line >= piece.end ? piece.end : line + 1;
    const blank = /^[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const skipped = text[start - 1] === "\n" ? Math.min(indent, blank) : 0;
    lines.push({ start: start + skipped, end });
    start = end;
  }
  return lines;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", v: "\v", e: "\u001B", f: "\f", "0": "\0" },
};

function unescape(escape: string, quote: Quote): string {
  const body = escape.slice(1);
  if (quote === "single") return /^[\\']$/.test(body) ? body : escape;
  const [, code] = /^[ux]\{?([0-9A-Fa-f]{1,6})\}?$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return escapes[body] ?? (/^[\\$"]$/.test(body) ? body : escape);
}
