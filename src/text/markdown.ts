import { redact } from "../intercom/redact.ts";
import { visible } from "../intercom/visible.ts";

/** Without secrets, and with controls shown. */
export function clean(text: string): string {
  return visible(redact(text));
}

/** The same for text of several lines, whose breaks stay. */
export function cleanLines(text: string): string {
  return text.split("\n").map(clean).join("\n");
}

/**
 * Text for one line of Markdown: nothing that Markdown, HTML or a search for links would act on. What needs
 * no escape has none, since reports are read as they are written.
 */
export function plain(text: string): string {
  const said = clean(text);
  // The value that these reports have most often is more readable as code.
  return said.includes("`") ? escaped(said) : said.split("*/*").map(escaped).join("`*/*`");
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^#|&(?=#?\w+;)|\/(?=\/)|(?<=www)\.|[:@](?=[\p{L}/])/giu, "\\$&");
}

/** A part of a line that is code. */
export function code(text: string): string {
  return `\`\` ${clean(text).replaceAll("`", "'")} \`\``;
}

/** A table whose columns line up in its source, too; the cells are finished Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

/** A fence longer than any run of backticks inside. */
export function fence(language: string, text: string): string[] {
  const lines = text
    .split(/(\r?\n|\t)/)
    .map(layout)
    .join("");
  const runs = lines.match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
  const marks = "`".repeat(longest + 1);
  return [`${marks}${language}`, lines, marks, ""];
}

/** Line breaks and tabs are the form's own; every other control is shown. */
function layout(part: string): string {
  return part === "\t" ? part : part.endsWith("\n") ? "\n" : visible(part);
}
