import type { Span } from "../httpRequest.ts";
import { mayBeJoined } from "./mayBeJoined.ts";
import { ShellQuotes } from "../shell/shellQuotes.ts";
import { findUnescaped } from "../shell/shellWord.ts";

/** A string of a language of which nothing is known, quotes included, in which a command stands. */
export interface SurroundingString extends Span {
  /** `escaped`: letters of it are written as JSON writes them. `unread`: it is not known what its command is. */
  readonly kind: "escaped" | "verbatim" | "unread";
  /** How long each of its quotes is. */
  readonly quote: number;
  /** The command may have more words than stand here. */
  readonly isOpen: boolean;
}

/** The string that a place is in and that ends with its line; `prefix`: what stands before the place on its line. */
export function stringAround(
  text: string,
  at: number,
  prefix: string,
): SurroundingString | undefined {
  const isWhole = at === prefix.length || text[at - prefix.length - 1] === "\n";
  const opened = openQuote(prefix, isWhole);
  if (opened === undefined) return undefined;
  const { mark } = opened;
  const before = prefix.slice(opened.at + mark.length);
  // A shell runs what stands in these, and the quotes in them are their own.
  if (/\$\(|`/.test(before)) return undefined;
  const ahead = line.exec(text.slice(at, at + longest))?.[0] ?? "";
  let close = findUnescaped(ahead, 0, mark, "\\");
  if (close === -1) return undefined;
  const start = at - prefix.length + opened.at;
  const content = before + ahead.slice(0, close);
  const isDoubled = mark.length === 1 && ahead.startsWith(mark, close + 1);
  // SQL, CSV and others write a quote twice for one that stands for itself.
  while (mark.length === 1 && close !== -1 && ahead.startsWith(mark, close + 1)) {
    close = ahead.indexOf(mark, close + 2);
  }
  const end = close === -1 ? at + ahead.length : at + close + mark.length;
  const isDouble = mark.startsWith('"');
  const isEscaped = isDouble && /\\["\\nrt]/.test(content);
  const quotes = new ShellQuotes();
  quotes.read(isEscaped ? content.replace(/\\(["\\])/g, "$1") : content);
  const isUnread =
    isDoubled || quotes.surrounding !== "none" || (!isDouble && content.includes("\\'"));
  return {
    start,
    end,
    kind: isUnread ? "unread" : isEscaped ? "escaped" : "verbatim",
    quote: mark.length,
    isOpen: gap.test(content) || mayBeJoined(text, { start, end }, prefix.slice(0, opened.at)),
  };
}

const longest = 20_000;

/** A line and those that it goes on with. */
const line = /^(?:[^\n]*\\\r?\n)*[^\n]*/;

/** A word that another language fills in, or an option at the end that its value is missing for. */
const gap = /\\\(|(?:^|\s)(?:#\{|%[sdv@]|\{\w*\}|~[as]\b|@\{)|\s-[\w-]*[\s=]*$/;

/**
 * The quote of a string that is not closed. An apostrophe and the sign of inches open none. Where not all of the line
 * is known, only one that stands right at the end is sure to.
 */
function openQuote(
  prefix: string,
  isWhole: boolean,
): { readonly at: number; readonly mark: string } | undefined {
  const from = isWhole ? 0 : prefix.length - (/(?<!\\)["']{0,3}$/.exec(prefix)?.[0].length ?? 0);
  let open: { readonly at: number; readonly mark: string } | undefined;
  for (const { 0: mark, index } of prefix.slice(from).matchAll(/\\[^]|"""|'''|["']/g)) {
    const at = from + index;
    if (mark.startsWith("\\")) continue;
    if (open !== undefined) {
      if (mark.startsWith(open.mark)) open = undefined;
    } else if (opening.test(prefix.slice(Math.max(0, at - 3), at))) {
      open = { at, mark };
    }
  }
  return open;
}

const opening = /(?:^|[^\w)\]}]|\b[a-z]{1,2})$/;
