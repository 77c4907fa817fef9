import type { HttpRequest } from "../httpRequest.ts";

/** Those of more requests that overlap none that was found before. */
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
