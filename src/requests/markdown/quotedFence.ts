import type { HttpRequest } from "../httpRequest.ts";

/**
 * What every line of a fence begins with that stands in a quote, such as `> `, taken from the fence's
 * first line; undefined outside of quotes.
 */
export type QuotePrefix = string | undefined;

/** The lines of a fence without the marks of the quote, in whose places are blanks: no place moves. */
export function unquoted(text: string, prefix: QuotePrefix): string {
  if (prefix === undefined) return text;
  const depth = prefix.split(">").length - 1;
  const marks = new RegExp(`^(?:[ \\t]{0,3}>[ \\t]?){1,${depth}}`, "gm");
  return text.replaceAll(marks, (found) => " ".repeat(found.length));
}

/** A request of such lines: a header that is added on a line of its own continues the quote. */
export function requoted(request: HttpRequest, prefix: QuotePrefix): HttpRequest {
  const { headerSlot } = request;
  if (prefix === undefined || headerSlot === undefined) return request;
  const quoted = (text: string): string =>
    text.replaceAll(
      /\n([ \t]*)/g,
      (_, indent: string) => `\n${prefix}${indent.slice(prefix.length)}`,
    );
  const { before, after, separator, item } = headerSlot;
  return {
    ...request,
    headerSlot: {
      ...headerSlot,
      ...{ before: quoted(before), after: quoted(after) },
      ...(separator === undefined ? {} : { separator: quoted(separator) }),
      ...(item === undefined
        ? {}
        : { item: { ...item, open: quoted(item.open), close: quoted(item.close) } }),
    },
  };
}
