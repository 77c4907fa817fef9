import { CST, Lexer } from "yaml";
import type { Span } from "../httpRequest.ts";
import { linesOf } from "../places/textLines.ts";
import { write, type Writer, type Written } from "../places/written.ts";
import { readableYaml } from "./readableYaml.ts";

/** Where the texts of a YAML document stand that have no quotes, in the order in which they stand. */
export interface YamlTexts {
  /** The lines behind a sign, as `run: |` is one, without blank ones at their end. */
  readonly literal: readonly Span[];
  /** The same behind `run: >`. */
  readonly folded: readonly Span[];
  /** Those without a sign and without brackets around them, which may have several lines. */
  readonly plain: readonly Span[];
}

/** Finds them whatever else of a document is broken. */
export function yamlTexts(text: string): YamlTexts {
  const [literal, folded, plain]: [Span[], Span[], Span[]] = [[], [], []];
  const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];
  let announced = "";
  let before = "";
  let depth = 0;
  let at = 0;
  for (const token of new Lexer().lex(readableYaml(text))) {
    const isScalar = before === CST.SCALAR;
    before = token;
    if (!isScalar && markers.includes(token)) continue;
    if (isScalar) {
      const span = { start: at, end: at + text.slice(at, at + token.length).trimEnd().length };
      if (announced.startsWith("|")) literal.push(span);
      else if (announced.startsWith(">")) folded.push(span);
      else if (depth === 0) plain.push(span);
      announced = "";
    } else if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth = Math.max(0, depth - 1);
    else if (/^[|>]/.test(token)) announced = token;
    at += token.length;
  }
  return { literal, folded, plain };
}

/**
 * YAML with its folded texts as what they are, lines of one: `>` makes blanks of line ends, and so it is where a
 * text has neither a sign nor quotes.
 */
export function unfolded(text: string, { folded, plain } = yamlTexts(text)): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  const all = [
    ...folded.map((span) => ({ span, isPlain: false })),
    ...plain
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
