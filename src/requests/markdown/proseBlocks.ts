import { linesOf } from "../places/textLines.ts";

/** A heading or a paragraph of a document, as it is read. */
export interface Block {
  /** Of a heading; 0 for a paragraph. */
  readonly level: number;
  /** Without markup; code in it is `x`. Empty for a table, and for a list of several items. */
  readonly text: string;
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** How much of a line and of a paragraph is looked at. */
const longest = 1000;

/** The blocks of a piece of prose. `isIndented`: what follows belongs to the last item of a list. */
export function blocksOf(prose: string, isIndented: boolean): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const end = (isLast = false): void => {
    if (lines.length > 0) blocks.push({ level: 0, text: paragraph(lines, isLast && isIndented) });
    lines = [];
  };
  for (const { start, end: to } of linesOf(prose)) {
    const line = prose.slice(start, Math.min(to, start + longest)).replace(/^[ \t>]*>[ \t]?/, "");
    const [, marks] = heading.exec(line) ?? [];
    if (marks !== undefined) {
      end();
      blocks.push({ level: marks.length, text: plain(line) });
    } else if (plain(line) === "") end();
    else if (lines.length < longest) lines.push(line);
  }
  end(true);
  return blocks;
}

function paragraph(lines: readonly string[], isOfItem: boolean): string {
  if (lines.some((line) => /^[ \t]*\|/.test(line))) return "";
  const items = lines.filter((line) => item.test(line));
  if (items.length > 1 && !isOfItem) return "";
  const from = lines.findLastIndex((line) => item.test(line));
  return lines.slice(Math.max(0, from)).map(plain).join(" ").slice(0, longest);
}

/** A line without Markdown's marks. What a tag or a directive is titled counts, as it is shown. */
function plain(line: string): string {
  return line
    .replaceAll("’", "'")
    .replace(/^[ \t]*[=-]{2,}[ \t]*$/, "")
    .replaceAll(/`[^`\n]{0,300}`/g, "x")
    .replaceAll(/<[^<>]{0,200}?\b(?:label|title)=["']([^"'<>]{0,100})["'][^<>]{0,100}>/g, "$1")
    .replaceAll(/<\/?[A-Za-z][^<>]{0,300}>/g, "")
    .replaceAll(/!?\[(?:!\w+|([^\][]{0,300}))\](?:\([^()]{0,300}\))?/g, "$1")
    .replace(/^[ \t]*(?:[-*+]|#{1,6}|\d{1,9}[.)])[ \t]+(?:\d{1,9}[.)][ \t]+)?/, "")
    .replace(/^[ \t]*(?::{3,}[ \t]*\w*|[!?]{3}\+?[ \t]+\w+|={3}[!+]?)(?=[ \t"]|$)/, "")
    .replaceAll(/[*_~"]{1,3}(?=\S|$)|(?<=\S)[*_~"]{1,3}/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
