import type { Span } from "./httpRequest.ts";
import { type Line, linesOf } from "./textLines.ts";

/** What stands before a value on its line: the signs of lists, the key, and what is said of the value. */
const head = String.raw`^([ \t]*(?:-[ \t]+)*)((?:"[^"\n]*"|'[^'\n]*'|[^\s"'#&*!|>%@{}[\],-][^:\n]*):[ \t]+)?(?:[&!]\S*[ \t]+)*`;

const sign = String.raw`[+-]?\d?[+-]?[ \t]*(?:[ \t]#.*)?$`;

/** The sign behind which the lines of a text are folded into one. */
const folding = new RegExp(`${head}>${sign}`);

/** The sign behind which the lines of a text stand as they are. */
const literal = new RegExp(`${head}\\|${sign}`);

/** A text without quotes. */
const plain = new RegExp(`${head}(?=[^\\s"'#&*!|>%@\`{}[\\],-]|-\\S)`);

/** Longer lines are not looked through. */
const longestLine = 2000;

/** Where the lines of literal texts stand, as `run: |` begins one. */
export function literalTexts(text: string): readonly Span[] {
  return blocksIn(text, literal);
}

/** Where the lines of folded texts stand, as `run: >` begins one. */
export function foldedTexts(text: string): readonly Span[] {
  return blocksIn(text, folding);
}

function blocksIn(text: string, pattern: RegExp): readonly Span[] {
  const texts: { start: number; end: number }[] = [];
  let outer: number | undefined;
  for (const line of linesOf(text)) {
    const indent = indentOf(text, line);
    const last = texts.at(-1);
    if (outer !== undefined && (indent === -1 || indent > outer)) {
      if (last !== undefined && indent !== -1) last.end = line.end;
    } else {
      outer = outerOf(pattern.exec(partOf(text, line)));
      if (outer !== undefined) texts.push({ start: line.next, end: line.next });
    }
  }
  return texts;
}

/** Where texts without quotes stand, which may go on on the lines below. */
export function plainTexts(text: string): readonly Span[] {
  const blocks = [...literalTexts(text), ...foldedTexts(text)].sort((a, b) => a.start - b.start);
  const texts: { start: number; end: number }[] = [];
  let outer: number | undefined;
  let at = 0;
  for (const line of linesOf(text)) {
    while ((blocks[at]?.end ?? Infinity) <= line.start) at++;
    if ((blocks[at]?.start ?? Infinity) <= line.start) {
      outer = undefined;
      continue;
    }
    const part = partOf(text, line);
    const indent = indentOf(text, line);
    const comment = part.search(/(?:^|[ \t])#/);
    const end = comment === -1 ? line.end : line.start + comment;
    const last = texts.at(-1);
    if (outer !== undefined && last !== undefined && (indent === -1 || indent > outer)) {
      if (indent !== -1 && part.charAt(indent) !== "#") last.end = end;
    } else {
      const found = plain.exec(part);
      outer = outerOf(found);
      if (found !== null && outer !== undefined) {
        texts.push({ start: line.start + found[0].length, end });
      }
    }
    if (comment !== -1) outer = undefined;
  }
  return texts;
}

/** How far in that stands which a value belongs to: its key, else the sign of the list; undefined for neither. */
function outerOf(found: RegExpExecArray | null): number | undefined {
  const [, before = "", key] = found ?? [];
  if (key !== undefined) return before.length;
  const dash = before.lastIndexOf("-");
  return found === null || dash === -1 ? undefined : dash;
}

function partOf(text: string, { start, end }: Line): string {
  return text.slice(start, Math.min(end, start + longestLine));
}

function indentOf(text: string, line: Line): number {
  return partOf(text, line).search(/\S/);
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
