import { isWithin } from "../requests/places/isWithin.ts";
import type { Header, HttpRequest, Span } from "../requests/httpRequest.ts";

/** The headers with a name, in any case; most clients send the last one. */
export function headersNamed({ headers }: HttpRequest, name: string): readonly Header[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted);
}

/** The header that counts if a name occurs several times: an explicit one overrides an implied one. */
export function headerNamed(request: HttpRequest, name: string): Header | undefined {
  const named = headersNamed(request, name);
  return named.findLast(({ implied }) => implied !== true) ?? named.at(-1);
}

/** The header that is sent; undefined also if it is only there to remove a default (`curl -H 'Accept:'`). */
export function sentHeader(request: HttpRequest, name: string): Header | undefined {
  const header = headerNamed(request, name);
  return header?.removes === true ? undefined : header;
}

/** A header's value and its place, as far as known, including defaults. */
export function saidBy(header: Header): { readonly text: string; readonly span: Span } | undefined {
  const { value } = header;
  if (value.kind === "unknown") return value.otherwise;
  return {
    text: value.text,
    span: value.span.start < value.span.end ? value.span : placeOf(header),
  };
}

/** Whether a header was meant for the request but is not sent: another rule reports it. */
export function isDetached({ detached = [] }: HttpRequest, name: string): boolean {
  return detached.some(({ headers }) => headers.some((each) => each.name.toLowerCase() === name));
}

/** Where to point for a header: where it is written, or, inside a helper, where its value comes from. */
export function placeOf({ span, nameSpan, value }: Header): Span {
  const isWritten = nameSpan.start < nameSpan.end;
  const isElsewhere = isWritten && (nameSpan.start < span.start || span.end < nameSpan.end);
  return isElsewhere && value.span.start < value.span.end ? value.span : span;
}

/** Where a finding about something missing points: the URL, else the first header, else the whole request. */
export function anchorOf(request: HttpRequest): Span {
  const { form, url, headers, span } = request;
  const first = headers[0]?.span;
  // If another function makes the options, the URL there does not show what is sent.
  if (url !== undefined && isMadeElsewhere(url.span, request)) return span;
  // A table's URL is written elsewhere.
  const isElsewhere =
    form.kind === "table" &&
    url !== undefined &&
    (url.span.end <= span.start || span.end <= url.span.start);
  return (isElsewhere ? first : undefined) ?? url?.span ?? first ?? span;
}

/** Whether a part of a request is written outside the function that makes the request. */
export function isMadeElsewhere(part: Span, { span, within }: HttpRequest): boolean {
  return within !== undefined && !isWithin(part, span) && !isWithin(part, within);
}

/** Whether requests with this method have no body. */
export function readsOnly({ method }: HttpRequest): boolean {
  return method.text === "GET" || method.text === "HEAD";
}

/** Whether a text contains a placeholder: `{{type}}`, `$TYPE`, `%TYPE%`, `<type>`. */
export function isPlaceholder(text: string): boolean {
  return /\{\{|\$\{?\w|<[^<>]+>|%\w+%/.test(text);
}

/** Whether an unknown value is one that Intercom masks, and so no variable. */
export function isMasked({ source }: { readonly source: string }): boolean {
  return /^\s*\*{3,}\s*$/.test(source);
}
