import type { Span } from "../httpRequest.ts";
import { ShellQuotes } from "../shell/shellQuotes.ts";
import { findUnescaped } from "../shell/shellWord.ts";

/** A string of some language, quotes included, in which a command stands that it escapes. */
export interface EscapedString extends Span {
  /** Others are joined to it. */
  readonly isJoined: boolean;
  /** It ends within the quotes of its command. */
  readonly isCut: boolean;
}

/**
 * The string between double quotes that a place is in, if that says for some of its letters that they are escaped:
 * for a shell these are other words. `prefix`: what stands before the place on its line.
 */
export function escapedStringAround(
  text: string,
  at: number,
  prefix: string,
): EscapedString | undefined {
  const open = openQuote(prefix);
  if (open === undefined) return undefined;
  const line = /^.*/.exec(text.slice(at, at + longest))?.[0] ?? "";
  const close = findUnescaped(line, 0, '"', "\\");
  const command = line.slice(0, Math.max(close, 0));
  if (!/\\["\\]/.test(command)) return undefined;
  const quotes = new ShellQuotes();
  quotes.read((prefix.slice(open + 1) + command).replace(/\\(["\\])/g, "$1"));
  return {
    start: at - prefix.length + open,
    end: at + close + 1,
    isJoined: joining.test(text.slice(at + close + 1, at + close + longestGap)),
    isCut: quotes.surrounding !== "none",
  };
}

/** What stands behind a string that another one is joined to, on its line or the next. */
const joining = /^\s*(?:[+%~&"]|\.\.?(?=[\s"$\w(])|<<|\|\|)/;

const longest = 20_000;
const longestGap = 300;

/** Where a double quote stands that nothing closes. */
function openQuote(prefix: string): number | undefined {
  let open: number | undefined;
  for (const { 0: sign, index } of prefix.matchAll(/\\[^]|"/g)) {
    if (sign === '"') open = open === undefined ? index : undefined;
  }
  return open;
}
