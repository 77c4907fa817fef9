import { readWordsIn } from "../../shell/commandLine.ts";
import type { Span } from "../../httpRequest.ts";
import { linesOf } from "../../places/textLines.ts";
import { verbatim, write, type Writer, type Written } from "../../places/written.ts";
import type { Expression } from "../program.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readSubstitution } from "./readSubstitution.ts";
import { readDocument, readWord } from "./readWord.ts";
import type { ShellSource } from "./shellSource.ts";

/** A command's standard input from here-documents and here-strings. */
export function readInput(
  redirects: readonly Syntax[],
  source: ShellSource,
): Expression | undefined {
  const { text } = source;
  for (const redirect of redirects.toReversed()) {
    const { type, start, end, children } = redirect;
    if (type === "herestring_redirect") {
      const [word] = readWordsIn(source.reading, { start: start + 3, end });
      return word && readWord(word, source);
    }
    const [inside] = children.filter((child) => child.type === "process_substitution");
    if (type === "file_redirect" && inside !== undefined && text[inside.start] === "<") {
      return readSubstitution(inside, source);
    }
    const opening = children.find((child) => child.type === "heredoc_start");
    const closing = children.find((child) => child.type === "heredoc_end");
    if (opening === undefined || closing === undefined) continue;
    const from = text.indexOf("\n", opening.end) + 1;
    if (from === 0 || from > closing.start) continue;
    const at = { start: from, end: closing.start };
    const isLiteral = !/^[\w.-]+$/.test(text.slice(opening.start, opening.end));
    const isFixed = isLiteral || !/[$`\\]/.test(text.slice(from, closing.start));
    if (isFixed && text.startsWith("<<-", start)) {
      return { kind: "text", ...at, written: withoutTabs(text, at, isLiteral) };
    }
    return readText(at, isLiteral, source);
  }
  return undefined;
}

/** The text of a here-document, expanded or literal. */
export function readText(
  { start, end }: Span,
  isLiteral: boolean,
  source: ShellSource,
): Expression {
  const at = { start, end };
  if (!isLiteral) return readDocument(at, source);
  return { kind: "text", ...at, written: verbatim(source.text, at, "single") };
}

/** The text of a `<<-` here-document, without leading tabs. */
function withoutTabs(text: string, { start, end }: Span, isLiteral: boolean): Written {
  const writer: Writer = { text: "", runs: [] };
  const quote = isLiteral ? "single" : "none";
  for (const line of linesOf(text, start, end)) {
    const { length } = /^\t*/.exec(text.slice(line.start, line.end))?.[0] ?? "";
    const at = { start: line.start + length, end: Math.min(line.next, end) };
    if (at.start < at.end) write(writer, text.slice(at.start, at.end), at, quote);
  }
  return writer;
}
