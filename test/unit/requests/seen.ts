import type { HttpRequest, Value } from "../../../src/requests/httpRequest.ts";

/** A request without its places: what has to come out of a text, whatever form it is in. */
export interface Seen {
  readonly form: string;
  readonly method: string;
  readonly url: string | undefined;
  readonly headers: readonly string[];
  readonly complete: boolean;
  readonly elsewhere: boolean;
}

/** What is seen of a request; unknown values have a question mark before them. */
export function seen(request: HttpRequest): Seen {
  const { form } = request;
  const detail =
    form.kind === "curl" ? form.shell : form.kind === "table" ? form.layout : undefined;
  return {
    form: detail === undefined ? form.kind : `${form.kind} ${detail}`,
    method: request.method.text,
    url: request.url && textOf(request.url),
    headers: headersOf(request),
    complete: request.headersComplete,
    elsewhere: request.authorizationElsewhere,
  };
}

/** The headers as lines. */
export function headersOf({ headers }: HttpRequest): string[] {
  return headers.map(
    ({ name, value, removes, implied }) =>
      `${implied === true ? "(implied) " : ""}${name}${removes === true ? ":-" : ":"} ${textOf(value)}`,
  );
}

/** The text of a value. */
export function textOf(value: Value): string {
  return value.kind === "known" ? value.text : `?${value.source}`;
}
