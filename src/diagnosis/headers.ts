import { isWithin } from "../requests/places/isWithin.ts";
import type { Header, HttpRequest, Span } from "../requests/httpRequest.ts";

/** The headers of a name, whatever their case; the last one is what most clients send. */
export function headersNamed({ headers }: HttpRequest, name: string): readonly Header[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted);
}

/** The one that counts where a name stands several times: what an option implies gives way to what is written. */
export function headerNamed(request: HttpRequest, name: string): Header | undefined {
  const named = headersNamed(request, name);
  return named.findLast(({ implied }) => implied !== true) ?? named.at(-1);
}

/** The header of a name that goes out; undefined also where it is there to be taken off (`curl -H 'Accept:'`). */
export function sentHeader(request: HttpRequest, name: string): Header | undefined {
  const header = headerNamed(request, name);
  return header?.removes === true ? undefined : header;
}

/** What a header says so far as the text tells it, and where: what is only a default goes out, too. */
export function saidBy(header: Header): { readonly text: string; readonly span: Span } | undefined {
  const { value } = header;
  if (value.kind === "unknown") return value.otherwise;
  return {
    text: value.text,
    span: value.span.start < value.span.end ? value.span : placeOf(header),
  };
}

/** Whether a header was meant for the request and does not go out with it: another rule says so. */
export function isDetached({ detached = [] }: HttpRequest, name: string): boolean {
  return detached.some(({ headers }) => headers.some((each) => each.name.toLowerCase() === name));
}

/** Where a header is written; where its name and value only pass through, where the value comes from. */
export function placeOf({ span, nameSpan, value }: Header): Span {
  const isWritten = nameSpan.start < nameSpan.end;
  const isElsewhere = isWritten && (nameSpan.start < span.start || span.end < nameSpan.end);
  return isElsewhere && value.span.start < value.span.end ? value.span : span;
}

/** Where a finding about something that is missing points: the URL, else the first header, else all. */
export function anchorOf(request: HttpRequest): Span {
  const { form, url, headers, span } = request;
  const first = headers[0]?.span;
  // Options that another function makes do not tell who sends them.
  if (url !== undefined && isMadeElsewhere(url.span, request)) return span;
  // A table of headers does not tell the URL itself.
  const isElsewhere =
    form.kind === "table" &&
    url !== undefined &&
    (url.span.end <= span.start || span.end <= url.span.start);
  return (isElsewhere ? first : undefined) ?? url?.span ?? first ?? span;
}

/** Whether a part of a request is written outside of the function that makes the request. */
export function isMadeElsewhere(part: Span, { span, within }: HttpRequest): boolean {
  return within !== undefined && !isWithin(part, span) && !isWithin(part, within);
}

/** Methods whose requests have no body by their nature. */
export function readsOnly({ method }: HttpRequest): boolean {
  return method.text === "GET" || method.text === "HEAD";
}

/** Text with a template in it, which somebody or something fills in: `{{type}}`, `$TYPE`, `%TYPE%`, `<type>`. */
export function isPlaceholder(text: string): boolean {
  return /\{\{|\$\{?\w|<[^<>]+>|%\w+%/.test(text);
}

/** Whether Intercom masks an unknown value: then it is no variable, whatever stands behind it. */
export function isMasked({ source }: { readonly source: string }): boolean {
  return /^\s*\*{3,}\s*$/.test(source);
}
