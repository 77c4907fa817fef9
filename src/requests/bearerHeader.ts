import type { Header, Span } from "./httpRequest.ts";
import { append, spanOf, valueOf, write, type Writer, type Written } from "./places/written.ts";

/** What clients make of a field for a token: they put the word before it, whatever is there. */
export function bearerHeader(token: Written, nameSpan: Span, span: Span): Header {
  const place = spanOf(token);
  const writer: Writer = { text: "", runs: [] };
  write(writer, "Bearer ", { start: place.start, end: place.start }, token.runs[0]?.quote);
  append(writer, token);
  return { name: "Authorization", nameSpan, value: valueOf(writer, place), span };
}
