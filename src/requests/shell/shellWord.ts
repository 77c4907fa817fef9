import type { Span } from "../httpRequest.ts";
import { write, type Writer, type Written } from "../places/written.ts";

export type Shell = "posix" | "cmd" | "powershell";

/** A word of a command line. */
export interface ShellWord extends Written {
  /** With its quotes. */
  readonly span: Span;
  /** Where the word or redirection before it ends: what goes with the word when it goes. */
  readonly before: number;
  /** False where a quote is not closed: the word was ended with its line then. */
  readonly closed: boolean;
  /** It may become any number of words. */
  readonly expands: boolean;
  /** False where it may not be there at all. */
  readonly isSure?: false;
  /** It stands in a file of options, not on the command line. */
  readonly isConfigured?: true;
  /** It stands where not every run of the command comes by, or more than once. */
  readonly isApart?: true;
}

/** A word while it is read. */
export interface WordDraft extends Writer {
  closed: boolean;
  expands: boolean;
}

/**
 * What is known of a text while it is read. Where a quote was found to have no end, none of the same kind
 * after it has one: looking again and again would take time in the square of the length.
 */
export interface Reading {
  readonly text: string;
  readonly endless: Map<string, number>;
  /** Where what begins at an offset ends, for substitutions that a parser has read. */
  readonly ends?: ReadonlyMap<number, number>;
}

/** Reads one piece of a word (a quoted part, an escape, a variable, plain letters) and says where it ends. */
export type ReadPiece = (reading: Reading, at: number, draft: WordDraft) => number;

/** Where the quote that opens at `at` closes, by `find`; undefined where it does not. */
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

/** The end of a string of `quote` in which `escape` takes the next character's meaning, or -1. */
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

/** Ends a word whose quote never closes with its line. */
export function untilLineEnd(reading: Reading, at: number, draft: WordDraft): number {
  draft.closed = false;
  const feed = reading.text.indexOf("\n", at);
  const end = feed === -1 ? reading.text.length : feed;
  write(draft, reading.text.slice(at, end), { start: at, end });
  return end;
}
