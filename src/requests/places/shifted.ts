import type { HttpRequest, Span } from "../httpRequest.ts";
import { moved } from "./moved.ts";

/** A request of a part of a text, with its places in the whole text. */
export function shifted(request: HttpRequest, by: number): HttpRequest {
  return by === 0 ? request : withPlainSpans(request, by);
}

/**
 * A copy of a request whose spans are plain numbers: a span may be an `Expression`, which must not leave the reader.
 */
export function withPlainSpans(request: HttpRequest, by = 0): HttpRequest {
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return moved(request, {
    ...{ span, whole: span, edit: span },
    partOf: (_, part) => span(part),
    runs: (runs) => runs.map((run) => ({ ...run, span: span(run.span) })),
    slot: (slot) => ({ ...slot, offset: slot.offset + by }),
  });
}
