import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import { editsOf } from "../requests/edits/edits.ts";
import { intercomUrl, mistakenHost } from "./intercomHost.ts";

/** Whether changes to a request would also change a request to another host. */
export type HarmsOthers = (request: HttpRequest, changes: readonly Change[]) => boolean;

/**
 * Finds what requests to Intercom share with requests to others. For changes to an address, all others count; for
 * changes to a header, only those that name another host, since an unknown address may be Intercom's.
 */
export function usesOfOthers(requests: readonly HttpRequest[]): HarmsOthers {
  const others = requests.filter(
    (request) =>
      request.url !== undefined &&
      intercomUrl(request) === undefined &&
      mistakenHost(request) === undefined,
  );
  if (others.length === 0) return () => false;
  const addresses = merged(others.flatMap(({ url }) => (url === undefined ? [] : placesOf(url))));
  const headers = merged(others.filter(namesHost).flatMap(placesOfHeaders));
  return (request, changes) =>
    editsOf(request, changes).some(
      ({ span }) => touches(addresses, span) || touches(headers, span),
    );
}

/** Where header values are written, and where another header would be. */
function placesOfHeaders({ headers, headerSlot: slot }: HttpRequest): readonly Span[] {
  // An expression may have its text from elsewhere.
  const values = headers.flatMap(({ value }) => [value.span, ...placesOf(value)]);
  return slot === undefined ? values : [...values, { start: slot.offset, end: slot.offset }];
}

function placesOf({ runs, span }: NonNullable<HttpRequest["url"]>): readonly Span[] {
  return runs?.map((run) => run.span) ?? [span];
}

/** Whether an address names its host. */
function namesHost({ url }: HttpRequest): boolean {
  const text = url?.kind === "known" ? url.text : (url?.source ?? "");
  return /^\s*(?:(?:\w+:)?\/\/[\w.-]+|localhost|[\w-]+(?:\.[\w-]+)+)(?=[:/?#]|\s*$)/.test(text);
}

/** Sorted spans, with overlapping or adjacent ones merged. */
function merged(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last === undefined || last.end < span.start) found.push(span);
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return found;
}

/** Whether an edit touches one of the spans. */
function touches(places: readonly Span[], { start, end }: Span): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const isEmpty = start === end;
  return places
    .slice(low, low + 2)
    .some((place) => (isEmpty ? place.start <= start : place.start < end && start < place.end));
}
