import { CST, Lexer } from "yaml";
import type { Span } from "../httpRequest.ts";
import { type Line, linesOf } from "../places/textLines.ts";
import { readableYaml } from "./readableYaml.ts";

/** How a text of YAML says that its lines stay, or become one: by a sign, or by having no quotes. */
type Style = "|" | ">" | "plain";

/** Where the lines of literal texts stand, as `run: |` begins one. */
export function literalTexts(text: string): readonly Span[] {
  return [...textsIn(text, "|")];
}

/** Where the lines of folded texts stand, as `run: >` begins one. */
export function foldedTexts(text: string): readonly Span[] {
  return [...textsIn(text, ">")];
}

/** Where texts without quotes stand, keys among them, which may go on on the lines below. */
export function plainTexts(text: string): readonly Span[] {
  return [...textsIn(text, "plain")];
}

/**
 * YAML with its folded texts as what they are, lines of one: `>` makes blanks of line ends, and so it is where a
 * text has neither a sign nor quotes. Nothing changes its place.
 */
export function unfolded(text: string): string {
  const parts: string[] = [];
  let from = 0;
  const all = [
    ...foldedTexts(text).map((span) => ({ ...span, isPlain: false })),
    ...plainTexts(text).map((span) => ({ ...span, isPlain: true })),
  ].sort((a, b) => a.start - b.start);
  for (const { start, end, isPlain } of all) {
    for (const gap of foldedGaps(text, { start, end }, isPlain)) {
      parts.push(text.slice(from, gap.start), " ".repeat(gap.end - gap.start));
      from = gap.end;
    }
  }
  return [...parts, text.slice(from)].join("");
}

/** The line ends that are blanks, as long as the lines are no further in than the first, or nothing depends on that. */
function* foldedGaps(text: string, { start, end }: Span, isPlain: boolean): Generator<Span> {
  let first: number | undefined;
  let before = -1;
  for (const line of linesOf(text, start, end)) {
    const indent = indentOf(text, line);
    if (indent !== -1) first ??= indent;
    const isFolded = indent !== -1 && (isPlain || indent === first);
    if (isFolded && before !== -1) yield { start: before, end: line.start };
    before = isFolded ? line.end : -1;
  }
}

function indentOf(text: string, { start, end }: Line): number {
  return text.slice(start, Math.min(end, start + 2000)).search(/\S/);
}

/** The texts of a style, without blank lines at their end; whatever else of the YAML is broken. */
function* textsIn(text: string, style: Style): Generator<Span> {
  if (style !== "plain" && !text.includes(style)) return;
  const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];
  let announced: Style = "plain";
  let before = "";
  let at = 0;
  for (const token of new Lexer().lex(readableYaml(text))) {
    const isScalar = before === CST.SCALAR;
    before = token;
    if (!isScalar && markers.includes(token)) continue;
    if (isScalar && announced === style) {
      yield { start: at, end: at + text.slice(at, at + token.length).trimEnd().length };
    }
    if (isScalar) announced = "plain";
    else if (CST.tokenType(token) === "block-scalar-header") {
      announced = token.startsWith("|") ? "|" : ">";
    }
    at += token.length;
  }
}
