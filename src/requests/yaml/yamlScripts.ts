import { CST, Lexer } from "yaml";
import type { Span } from "../httpRequest.ts";
import { linesOf } from "../places/textLines.ts";
import { write, type Writer, type Written } from "../places/written.ts";
import { readableYaml } from "./readableYaml.ts";

/** The unquoted texts of a YAML document, each list in order. */
export interface YamlTexts {
  /** Texts after `|`, without trailing blank lines. */
  readonly literal: readonly Span[];
  /** Texts after `>`. */
  readonly folded: readonly Span[];
  /** Plain multi-line texts, outside brackets. */
  readonly plain: readonly Span[];
}

/** Finds them even where other parts of the document are broken. */
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

/** The document with folded texts (`>`, plain) joined to one line each. */
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
      // Two blanks instead of one keep this run from being taken for the line end itself.
      write(writer, end - start === 1 ? "  " : " ", { start, end });
      from = end;
    }
  }
  write(writer, text.slice(from), { start: from, end: text.length });
  return writer;
}

/** The line ends that fold to blanks: not those of blank lines, nor, after `>`, of deeper indented ones. */
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
