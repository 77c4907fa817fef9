import type { HttpRequest } from "../httpRequest.ts";

/** The prefix of each line of a fence in a quote, such as `> `; undefined outside of quotes. */
export type QuotePrefix = string | undefined;

/** The text of a fence with the quote's prefixes blanked out; offsets stay. */
export function unquoted(text: string, prefix: QuotePrefix): string {
  if (prefix === undefined) return text;
  const depth = prefix.split(">").length - 1;
  const marks = new RegExp(`^(?:[ \\t]{0,3}>[ \\t]?){1,${depth}}`, "gm");
  return text.replaceAll(marks, (found) => " ".repeat(found.length));
}

/** Makes a header that is added on its own line repeat the quote's prefix. */
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
