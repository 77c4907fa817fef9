import type { Quote } from "../../../httpRequest.ts";
import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, other, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** Strings and symbols; symbols have the quote `key`. */
export function readText(node: Syntax, source: RubySource): Expression {
  const { text } = source;
  const at = spanOf(node);
  switch (node.type) {
    case "hash_key_symbol":
      return { kind: "text", ...at, written: verbatim(text, at, "key") };
    case "simple_symbol":
    case "bare_symbol": {
      const start = text[at.start] === ":" ? at.start + 1 : at.start;
      return { kind: "text", ...at, written: verbatim(text, { start, end: at.end }, "key") };
    }
    case "chained_string":
      return { kind: "join", ...at, parts: node.children.map((part) => readText(part, source)) };
    case "heredoc_beginning":
      return readHeredoc(node, source);
    default:
      return readPieces(node, node.children, quoteOf(node, text), source);
  }
}

function quoteOf({ start, type }: Syntax, text: string): Quote {
  if (type === "bare_string" || text.startsWith("%", start)) return "raw";
  return text.charAt(start + (text[start] === ":" ? 1 : 0)) === "'" ? "single" : "double";
}

function readPieces(
  node: Syntax,
  pieces: readonly Syntax[],
  quote: Quote,
  source: RubySource,
): Expression {
  const { text } = source;
  const reader = new TextReader(node);
  for (const piece of pieces) {
    if (piece.type === "interpolation") {
      const inner = piece.children[0];
      reader.insert(inner === undefined ? other(piece, []) : readExpression(inner, source));
    } else if (piece.type === "escape_sequence") {
      reader.escape(unescape(text.slice(piece.start, piece.end), quote), spanOf(piece), quote);
    } else {
      reader.add(verbatim(text, spanOf(piece), quote));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

/** The text of a here-document; `<<~` removes the common indentation. */
function readHeredoc(node: Syntax, source: RubySource): Expression {
  const body = source.heredocs.get(node.start);
  if (body === undefined) return other(node, []);
  const isIndented = source.text.startsWith("<<~", node.start);
  const pieces = body.children.flatMap((piece, index): Syntax[] => {
    if (piece.type === "heredoc_end") return [];
    if (piece.type !== "heredoc_content") return [piece];
    const isFirst = index === 0 && source.text[piece.start] === "\n";
    return linesOf({ ...piece, start: piece.start + (isFirst ? 1 : 0) }, source.text, isIndented);
  });
  return { ...readPieces(node, pieces, "raw", source), ...spanOf(node) };
}

function linesOf(piece: Syntax, text: string, isIndented: boolean): Syntax[] {
  if (!isIndented) return [piece];
  const lines: Syntax[] = [];
  for (let start = piece.start; start < piece.end;) {
    const next = text.indexOf("\n", start) + 1;
    const end = next === 0 || next > piece.end ? piece.end : next;
    const isLineStart = start === 0 || text[start - 1] === "\n";
    const blank = isLineStart ? (/^[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0) : 0;
    lines.push({ ...piece, start: start + blank, end });
    start = end;
  }
  return lines;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", s: " ", "0": "\0", e: "\u001B" },
  ...{ a: "\u0007", b: "\b", f: "\f", v: "\v" },
};

function unescape(escape: string, quote: Quote): string {
  const body = escape.slice(1);
  if (quote === "single") return /^[\\']$/.test(body) ? body : escape;
  const [, code] = /^[ux]\{?([0-9A-Fa-f]{1,6})\}?$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return /^[\r\n]/.test(body) ? "" : (escapes[body] ?? body);
}
