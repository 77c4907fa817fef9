import { CST, Lexer } from "yaml";
import type { Span } from "../httpRequest.ts";
import { linesOf } from "../places/textLines.ts";
import { write, type Writer, type Written } from "../places/written.ts";
import { readableYaml } from "./readableYaml.ts";

/** Where the lines of literal texts stand, as `run: |` begins one. */
export function literalTexts(text: string): readonly Span[] {
  return [...blockTexts(text, "|")];
}

/** Where the lines of folded texts stand, as `run: >` begins one. */
export function foldedTexts(text: string): readonly Span[] {
  return [...blockTexts(text, ">")];
}

/** Where texts stand that have neither a sign nor quotes nor brackets around them; they may have several lines. */
export function plainTexts(text: string): readonly Span[] {
  const texts: Span[] = [];
  let depth = 0;
  for (const { at, token, isScalar, announced } of tokensOf(text)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth = Math.max(0, depth - 1);
    if (isScalar && announced === "" && depth === 0) {
      texts.push({ start: at, end: at + token.trimEnd().length });
    }
  }
  return texts;
}

/**
 * YAML with its folded texts as what they are, lines of one: `>` makes blanks of line ends, and so it is where a
 * text has neither a sign nor quotes.
 */
export function unfolded(text: string): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  const all = [
    ...foldedTexts(text).map((span) => ({ span, isPlain: false })),
    ...plainTexts(text)
      .filter(({ start, end }) => text.slice(start, end).includes("\n"))
      .map((span) => ({ span, isPlain: true })),
  ].sort((a, b) => a.span.start - b.span.start);
  for (const { span, isPlain } of all) {
    for (const { start, end } of foldedEnds(text, span, isPlain)) {
      write(writer, text.slice(from, start), { start: from, end: start });
      // Two blanks are as good as one, and no letter is taken for the line end itself.
      write(writer, end - start === 1 ? "  " : " ", { start, end });
      from = end;
    }
  }
  write(writer, text.slice(from), { start: from, end: text.length });
  return writer;
}

/** The line ends that are blanks: not of lines that are blank, nor of those that stand further in behind a sign. */
function* foldedEnds(text: string, { start, end }: Span, isPlain: boolean): Generator<Span> {
  let common: number | undefined;
  let before: number | undefined;
  for (const line of linesOf(text, start, end)) {
    const indent = text.slice(line.start, Math.min(line.end, line.start + 2000)).search(/\S/);
    if (indent !== -1) common ??= indent;
    const isFolded = indent !== -1 && (isPlain || indent === common);
    if (isFolded && before !== undefined) yield { start: before, end: line.start + indent };
    before = isFolded ? line.end : undefined;
  }
}

/** The lines that a sign announces, without blank ones at their end; whatever else of the text is broken. */
function* blockTexts(text: string, sign: "|" | ">"): Generator<Span> {
  if (!text.includes(sign)) return;
  for (const { at, token, isScalar, announced } of tokensOf(text)) {
    if (isScalar && announced.startsWith(sign)) {
      yield { start: at, end: at + text.slice(at, at + token.length).trimEnd().length };
    }
  }
}

interface Token {
  readonly at: number;
  readonly token: string;
  /** It is a text without quotes. */
  readonly isScalar: boolean;
  /** The sign with which its lines are announced. */
  readonly announced: string;
}

function* tokensOf(text: string): Generator<Token> {
  const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];
  let announced = "";
  let before = "";
  let at = 0;
  for (const token of new Lexer().lex(readableYaml(text))) {
    const isScalar = before === CST.SCALAR;
    before = token;
    if (!isScalar && markers.includes(token)) continue;
    yield { at, token, isScalar, announced };
    if (isScalar) announced = "";
    else if (CST.tokenType(token) === "block-scalar-header") announced = token;
    at += token.length;
  }
}
