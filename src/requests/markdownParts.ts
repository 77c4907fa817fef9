import type { QuotePrefix } from "./quotedFence.ts";
import { linesOf } from "./textLines.ts";

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

export function* partsOf(text: string): Generator<MarkdownPart> {
  let start = 0;
  let open: (Pick<MarkdownPart, "quote"> & { mark: string; language: string }) | undefined;
  for (const line of linesOf(text)) {
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

/** The languages that the fences of a text are said to be in. */
export function fencesOf(text: string): readonly string[] {
  return [...partsOf(text)].flatMap(({ language }) => language ?? []);
}
