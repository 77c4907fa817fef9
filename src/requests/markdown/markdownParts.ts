import type { Span } from "../httpRequest.ts";
import type { QuotePrefix } from "./quotedFence.ts";
import { lineAt, linesOf, type Line } from "../places/textLines.ts";

/** A part of a document: prose, or what a fence holds. */
export interface MarkdownPart {
  readonly start: number;
  readonly end: number;
  /** What the fence's info string begins with; undefined for prose. */
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
  let open: Fence | undefined;
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
    const written = text.slice(line.start, line.end);
    const opens = open === undefined ? fenceIn(written) : undefined;
    if (opens === undefined && (open === undefined || !closesFence(written, open))) continue;
    yield { start, end: line.start, language: open?.language, quote: open?.quote };
    open = opens;
    start = line.next;
  }
  yield { start, end: text.length, language: open?.language, quote: open?.quote };
}

/** A fence that is open. */
interface Fence extends Pick<MarkdownPart, "quote"> {
  readonly mark: string;
  readonly language: string;
}

/** The tag of Liquid that is a fence, too. */
const highlight = /^[ \t]*\{%-?[ \t]*highlight[ \t]+(\S+)[^%]*%\}[ \t]*$/;
const highlightEnd = /^[ \t]*\{%-?[ \t]*endhighlight[ \t]*-?%\}/;

function fenceIn(line: string): Fence | undefined {
  const [, ofLiquid] = highlight.exec(line) ?? [];
  if (ofLiquid !== undefined)
    return { mark: "highlight", language: ofLiquid.toLowerCase(), quote: undefined };
  const [, before = "", mark, word = "", rest = ""] = fence.exec(line) ?? [];
  if (mark === undefined) return undefined;
  const quote = /^[ \t>]*>[ \t>]*$/.test(before) ? before : undefined;
  return { mark, language: languageOf(word, rest).toLowerCase(), quote };
}

/** The name of a file, options or classes may stand beside that of the language. */
function languageOf(word: string, rest: string): string {
  const [, ofClass] =
    /^\{[^{}]*?\.(?!(?:number-?lines|line-?numbers|linenos)\b)([\w#+-]+)/i.exec(
      word === "" ? rest : "",
    ) ?? [];
  return ofClass ?? word.replace(/[:,].*$/, "");
}

function closesFence(line: string, { mark }: Fence): boolean {
  if (mark === "highlight") return highlightEnd.test(line);
  const [, , own, word = "", rest = ""] = fence.exec(line) ?? [];
  return own?.startsWith(mark) === true && word === "" && rest.trim() === "";
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
