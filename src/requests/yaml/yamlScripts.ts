import { CST, Lexer } from "yaml";
import type { Span } from "../httpRequest.ts";
import { linesOf } from "../places/textLines.ts";
import { readableYaml } from "./readableYaml.ts";

/** Where the lines of literal texts stand, as `run: |` begins one. */
export function literalTexts(text: string): readonly Span[] {
  return [...blockTexts(text, "|")];
}

/**
 * YAML with its folded texts as what they are, lines of one: `>` makes blanks of line ends. Nothing changes its
 * place.
 */
export function unfolded(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of blockTexts(text, ">")) {
    let common: number | undefined;
    let before: number | undefined;
    for (const line of linesOf(text, start, end)) {
      const indent = text.slice(line.start, Math.min(line.end, line.start + 2000)).search(/\S/);
      if (indent !== -1) common ??= indent;
      // Lines that are blank or stand further in stay lines.
      const isFolded = indent !== -1 && indent === common;
      if (isFolded && before !== undefined) {
        parts.push(text.slice(from, before), " ".repeat(line.start - before));
        from = line.start;
      }
      before = isFolded ? line.end : undefined;
    }
  }
  return [...parts, text.slice(from)].join("");
}

/** The lines that a sign announces, without blank ones at their end; whatever else of the text is broken. */
function* blockTexts(text: string, sign: "|" | ">"): Generator<Span> {
  if (!text.includes(sign)) return;
  const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];
  let announced = "";
  let before = "";
  let at = 0;
  for (const token of new Lexer().lex(readableYaml(text))) {
    const isScalar = before === CST.SCALAR;
    before = token;
    if (!isScalar && markers.includes(token)) continue;
    if (isScalar && announced.startsWith(sign)) {
      yield { start: at, end: at + text.slice(at, at + token.length).trimEnd().length };
    }
    if (isScalar) announced = "";
    else if (CST.tokenType(token) === "block-scalar-header") announced = token;
    at += token.length;
  }
}
