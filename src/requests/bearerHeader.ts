import type { Header, Span } from "./httpRequest.ts";
import { append, spanOf, valueOf, write, type Writer, type Written } from "./places/written.ts";

/**
 * The Authorization header that a client makes of a token field: `Bearer ` before the token, even if that has a
 * scheme already.
 */
export function bearerHeader(token: Written, nameSpan: Span, span: Span): Header {
  const place = spanOf(token);
  const writer: Writer = { text: "", runs: [] };
  write(writer, "Bearer ", { start: place.start, end: place.start }, token.runs[0]?.quote);
  append(writer, token);
  return { name: "Authorization", nameSpan, value: valueOf(writer, place), span };
}
