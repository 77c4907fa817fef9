import assert from "node:assert/strict";
import { acting } from "../support/thrownBy.ts";

/** Markdown taken apart, as far as a report uses it. */
export interface MarkdownShape {
  readonly headings: readonly string[];
  /** Cells of table rows, escapes taken off. */
  readonly rows: readonly (readonly string[])[];
  readonly fences: readonly { readonly language: string; readonly text: string }[];
  /** All that stands outside of fences and code. */
  readonly prose: string;
}

/** Takes a report apart; fails where a fence is left open. */
export function markdownShape(markdown: string): MarkdownShape {
  const fences: { language: string; text: string }[] = [];
  const lines: string[] = [];
  let open: { marks: string; language: string; inside: string[] } | undefined;
  for (const line of markdown.split("\n")) {
    const [, marks = "", rest = ""] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined && marks !== "") open = { marks, language: rest, inside: [] };
    else if (open === undefined) lines.push(line);
    else if (marks.length >= open.marks.length && rest.trim() === "") {
      fences.push({ language: open.language, text: open.inside.join("\n") });
      open = undefined;
    } else open.inside.push(line);
  }
  assert.equal(open, undefined, "a fence is left open");
  return {
    headings: lines.filter((line) => line.startsWith("#")),
    rows: lines.filter((line) => line.startsWith("|")).map(cellsOf),
    fences,
    prose: lines.join("\n").replace(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)/g, "code"),
  };
}

/** Fails where something in the text could act: as HTML, a link, a terminal's control, or as one more cell. */
export function assertInert(markdown: string): void {
  const { rows, fences, prose } = markdownShape(markdown);
  assert.doesNotMatch(prose, acting);
  // Tabs are between the columns of a table.
  for (const { text } of fences) assert.doesNotMatch(text.replaceAll("\t", ""), acting);
  for (const row of rows) assert.equal(row.length, 4, row.join(" / "));
  const unescaped = prose.replace(/\\[!-/:-@[-`{-~]/g, "");
  assert.doesNotMatch(unescaped, /<[a-z/!?]/i, "HTML");
  assert.doesNotMatch(unescaped, /[[\]]/, "a link");
  assert.doesNotMatch(
    unescaped,
    /:\/\/|www\.[a-z]|@[a-z]+\.[a-z]/i,
    "a text that is taken for a link",
  );
  assert.doesNotMatch(unescaped, /&\w+;/, "an entity");
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\([!-/:-@[-`{-~])/g, "$1"));
}
