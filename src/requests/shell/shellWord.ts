import type { Span } from "../httpRequest.ts";
import { write, type Writer, type Written } from "../places/written.ts";

export type Shell = "posix" | "cmd" | "powershell";

/** A word of a command line. */
export interface ShellWord extends Written {
  /** Including its quotes. */
  readonly span: Span;
  /** Where the previous word or redirection ends: what is between is deleted with the word. */
  readonly before: number;
  /** False if a quote was not closed: the word then ends with its line. */
  readonly closed: boolean;
  /** It may expand to any number of words. */
  readonly expands: boolean;
  /** False if it may be missing. */
  readonly isSure?: false;
  /** It comes from an options file, not the command line. */
  readonly isConfigured?: true;
  /** The word without quotes that it is a part of, split at the blanks of a variable. */
  readonly splitFrom?: Span;
  /** It is written where some runs of the command do not pass, or pass repeatedly. */
  readonly isApart?: true;
}

/** A word being read. */
export interface WordDraft extends Writer {
  closed: boolean;
  expands: boolean;
}

/**
 * A text being read. `endless`: once a kind of quote was found unclosed, no later one of that kind is closed either;
 * searching each time would take quadratic time.
 */
export interface Reading {
  readonly text: string;
  readonly endless: Map<string, number>;
  /** The ends of substitutions that a parser has read, by their start. */
  readonly ends?: ReadonlyMap<number, number>;
}

/** Reads one piece of a word (a quoted part, an escape, a variable, plain characters) and returns its end. */
export type ReadPiece = (reading: Reading, at: number, draft: WordDraft) => number;

/** Where the quote that opens at `at` closes, found by `find`; undefined if it does not. */
export function closing(
  { text, endless }: Reading,
  kind: string,
  at: number,
  find: (text: string, from: number) => number,
): number | undefined {
  const from = endless.get(kind);
  if (from !== undefined && at >= from) return undefined;
  const end = find(text, at);
  if (end !== -1) return end;
  endless.set(kind, at);
  return undefined;
}

/** The next `quote` not preceded by `escape`, or -1. */
export function findUnescaped(text: string, from: number, quote: string, escape: string): number {
  for (let at = from; ; at++) {
    const end = text.indexOf(quote, at);
    if (end === -1) return -1;
    let escapes = 0;
    while (end - escapes > from && text[end - escapes - 1] === escape) escapes++;
    if (escapes % 2 === 0) return end;
    at = end;
  }
}

/** Ends a word with an unclosed quote at its line's end. */
export function untilLineEnd(reading: Reading, at: number, draft: WordDraft): number {
  draft.closed = false;
  const feed = reading.text.indexOf("\n", at);
  const end = feed === -1 ? reading.text.length : feed;
  write(draft, reading.text.slice(at, end), { start: at, end });
  return end;
}
