import type { Span } from "../httpRequest.ts";
import { mayBeJoined } from "./mayBeJoined.ts";
import { ShellQuotes } from "../shell/shellQuotes.ts";
import { findUnescaped } from "../shell/shellWord.ts";

/** A string of an unknown language, with its quotes, that contains a command. */
export interface SurroundingString extends Span {
  /** `escaped`: with escapes as in JSON. `unread`: its content cannot be read. */
  readonly kind: "escaped" | "verbatim" | "unread";
  /** The length of each of its quotes. */
  readonly quote: number;
  /** Other parts may be added to the command elsewhere. */
  readonly isOpen: boolean;
}

/** The string around a place that ends on the same line; `prefix`: the text before the place on its line. */
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
  // A command substitution has quotes of its own.
  if (/\$\(|`/.test(before)) return undefined;
  const ahead = line.exec(text.slice(at, at + longest))?.[0] ?? "";
  let close = findUnescaped(ahead, 0, mark, "\\");
  if (close === -1) return undefined;
  const start = at - prefix.length + opened.at;
  const content = before + ahead.slice(0, close);
  const isDoubled = mark.length === 1 && ahead.startsWith(mark, close + 1);
  // SQL, CSV and others double a quote to escape it.
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

/** A line and the lines that it is continued on. */
const line = /^(?:[^\n]*\\\r?\n)*[^\n]*/;

/** A placeholder of the surrounding language, or an option at the end whose value is missing. */
const gap = /\\\(|(?:^|\s)(?:#\{|%[sdv@]|\{\w*\}|~[as]\b|@\{)|\s-[\w-]*[\s=]*$/;

/**
 * The open quote at the end of a line's prefix. Apostrophes and inch signs do not count. If the prefix is cut (not
 * `isWhole`), only a quote right at its end is certain.
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
