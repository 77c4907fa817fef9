import type { Span } from "../httpRequest.ts";
import type { QuotePrefix } from "./quotedFence.ts";
import { lineAt, linesOf, type Line } from "../places/textLines.ts";

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
  { opens: /<!--/g, closes: /-->/g, isHtml: true },
  { opens: /\{\/\*/g, closes: /\*\/\}/g, isHtml: false },
  { opens: /\{%-?[ \t]*comment[ \t]*-?%\}/g, closes: /endcomment/g, isHtml: false },
] as const;

/** The definition of a link that leads nowhere: its title is a comment, too. */
const definition = /^[ \t>]{0,40}\[[^\]\n]{1,500}\]:[ \t]*(?:#|<#?>)[ \t]+(["'(])/;
const titleEnds: Readonly<Record<string, RegExp>> = {
  '"': /"[ \t]*(?=\r?\n|$)/g,
  "'": /'[ \t]*(?=\r?\n|$)/g,
  "(": /\)[ \t]*(?=\r?\n|$)/g,
};
const paragraphEnd = /\n[ \t>]{0,40}\r?\n/g;

/** Where a pattern is found next from a place on; Infinity where it is not. */
type Find = (pattern: RegExp, from: number) => number;

/** Looks from places that only go forward: nothing is looked through twice for a pattern. */
function finderIn(text: string): Find {
  const found = new Map<RegExp, number>();
  return (pattern, from) => {
    const last = found.get(pattern) ?? -1;
    if (last >= from) return last;
    pattern.lastIndex = from;
    const at = pattern.exec(text)?.index ?? Infinity;
    found.set(pattern, at);
    return at;
  };
}

/** The parts of a document, comments left out. */
export function* partsOf(text: string): Generator<MarkdownPart> {
  let start = 0;
  let open: (Pick<MarkdownPart, "quote"> & { mark: string; language: string }) | undefined;
  const find = finderIn(text);
  for (const line of linesOf(text)) {
    if (line.start < start) continue;
    const comment = open === undefined ? commentAt(text, line, find) : undefined;
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
 * A comment that begins on a line and ends on a later one, since what ends on its own line hides no fence; or the
 * definition of a link that is one.
 */
function commentAt(text: string, line: Line, find: Find): Span | undefined {
  const whole = text.slice(line.start, Math.min(line.end, line.start + 1000));
  const [{ length } = "", mark = ""] = definition.exec(whole) ?? [];
  const closing = titleEnds[mark];
  const titleEnd = closing === undefined ? Infinity : find(closing, line.start + length);
  if (titleEnd < find(paragraphEnd, line.start)) {
    return { start: line.start, end: lineAt(text, titleEnd).next };
  }
  for (const { opens, closes, isHtml } of comments) {
    const at = [...whole.matchAll(opens)].at(-1)?.index;
    // In a code span it is talked about.
    if (at === undefined || whole.slice(0, at).split("`").length % 2 === 0) continue;
    const start = line.start + at;
    const end = find(closes, start);
    if (end < line.end) continue;
    const beginsLine = whole.slice(0, at).trim() === "";
    const isClosed = end < Infinity;
    if (isClosed && (beginsLine || end < find(paragraphEnd, line.end))) {
      return { start, end: lineAt(text, end).next };
    }
    // Without its end a block of HTML goes to the end of the document.
    if (!isClosed && isHtml && beginsLine) return { start, end: text.length };
  }
  return undefined;
}

/** The languages that the fences of a text are said to be in. */
export function fencesOf(text: string): readonly string[] {
  return [...partsOf(text)].flatMap(({ language }) => language ?? []);
}
