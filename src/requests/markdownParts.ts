import type { QuotePrefix } from "./quotedFence.ts";
import type { Span } from "./httpRequest.ts";
import { lineAt, linesOf, type Line } from "./textLines.ts";

/** A part of a document: prose, or what a fence holds. */
export interface MarkdownPart {
  readonly start: number;
  readonly end: number;
  /** The first word of the fence's info string; undefined for prose. */
  readonly language: string | undefined;
  /** Of a fence in a quote. */
  readonly quote: QuotePrefix;
}

const fence =
  /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]){0,40})(`{3,}|~{3,})[ \t]*([^\s`{]*)([^`]*)$/;

/** What nobody sees who reads the document: comments of HTML, of MDX, and of Liquid. */
const comments = [
  { opens: /<!--/g, closes: "-->" },
  { opens: /\{\/\*/g, closes: "*/}" },
  { opens: /\{%-?[ \t]*comment[ \t]*-?%\}/g, closes: "endcomment" },
] as const;

/** The parts of a document, comments left out. */
export function* partsOf(text: string): Generator<MarkdownPart> {
  let start = 0;
  let open: (Pick<MarkdownPart, "quote"> & { mark: string; language: string }) | undefined;
  const ends = new Map<string, number>();
  for (const line of linesOf(text)) {
    if (line.start < start) continue;
    const comment = open === undefined ? commentAt(text, line, ends) : undefined;
    if (comment !== undefined) {
      yield { start, end: comment.start, language: undefined, quote: undefined };
      start = comment.end;
      continue;
    }
    if (line.end - line.start > 1000) continue;
    const [, before = "", mark, language = "", rest = ""] =
      fence.exec(text.slice(line.start, line.end)) ?? [];
    if (mark === undefined) continue;
    const closes =
      open !== undefined && mark.startsWith(open.mark) && language === "" && rest.trim() === "";
    if (open !== undefined && !closes) continue;
    yield { start, end: line.start, language: open?.language, quote: open?.quote };
    const quote = /^[ \t>]*>[ \t>]*$/.test(before) ? before : undefined;
    open = closes ? undefined : { mark, language: language.toLowerCase(), quote };
    start = line.next;
  }
  yield { start, end: text.length, language: open?.language, quote: open?.quote };
}

/**
 * A comment that begins on a line and ends on a later one; what ends on its own line hides no fence. `ends`: where
 * the next ends were found, -1 where there is none any more.
 */
function commentAt(text: string, line: Line, ends: Map<string, number>): Span | undefined {
  const whole = text.slice(line.start, Math.min(line.end, line.start + 1000));
  for (const { opens, closes } of comments) {
    const at = [...whole.matchAll(opens)].at(-1)?.index;
    // In a code span it is talked about.
    if (at === undefined || whole.slice(0, at).split("`").length % 2 === 0) continue;
    if (whole.includes(closes, at)) continue;
    let end = ends.get(closes) ?? 0;
    if (end !== -1 && end < line.end) end = text.indexOf(closes, line.end);
    ends.set(closes, end);
    const start = line.start + at;
    const beginsLine = whole.slice(0, at).trim() === "";
    if (end !== -1 && (beginsLine || end < endOfParagraph(text, line))) {
      return { start, end: lineAt(text, end).next };
    }
    // Without its end a block of HTML goes to the end of the document.
    if (end === -1 && closes === "-->" && beginsLine) return { start, end: text.length };
  }
  return undefined;
}

function endOfParagraph(text: string, line: Line): number {
  const blank = /\n[ \t>]{0,40}\r?\n/g;
  blank.lastIndex = line.end;
  return blank.exec(text)?.index ?? text.length;
}

/** The languages that the fences of a text are said to be in. */
export function fencesOf(text: string): readonly string[] {
  return [...partsOf(text)].flatMap(({ language }) => language ?? []);
}
