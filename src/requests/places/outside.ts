import type { HttpRequest } from "../httpRequest.ts";

/** Those requests that do not overlap any of `taken`. */
export function outside(
  more: readonly HttpRequest[],
  taken: readonly HttpRequest[],
): HttpRequest[] {
  const sorted = [...taken].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  return [...more]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      while (next < sorted.length && (sorted[next]?.span.end ?? 0) <= span.start) next++;
      return (sorted[next]?.span.start ?? Infinity) >= span.end;
    });
}
