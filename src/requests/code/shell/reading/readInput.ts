import { readWordsIn } from "../../../shell/commandLine.ts";
import type { Span } from "../../../httpRequest.ts";
import { append, slice, verbatim, type Writer, type Written } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readSubstitution } from "./readSubstitution.ts";
import { expanded, readWord, textOf } from "./readWord.ts";
import type { ShellSource } from "../shellSource.ts";

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
    return readText(at, { isLiteral, isIndented: text.startsWith("<<-", start) }, source);
  }
  return undefined;
}

/** The text of a here-document. `isLiteral`: not expanded; `isIndented` (`<<-`): without leading tabs. */
export function readText(
  at: Span,
  { isLiteral, isIndented }: { readonly isLiteral: boolean; readonly isIndented?: boolean },
  source: ShellSource,
): Expression {
  const placed = (written: Written): Written =>
    isIndented === true ? withoutTabs(written) : written;
  if (!isLiteral) return textOf(placed(expanded(at, source)), at, source);
  const { start, end } = at;
  return { kind: "text", start, end, written: placed(verbatim(source.text, at, "single")) };
}

function withoutTabs(written: Written): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  for (const { index, 0: tabs } of written.text.matchAll(/(?<=^|\n)\t+/g)) {
    if (index > from) append(writer, slice(written, from, index));
    from = index + tabs.length;
  }
  append(writer, slice(written, from, written.text.length));
  return writer;
}
