import type { Header, HttpRequest } from "../requests/httpRequest.ts";

/** The headers of a name, whatever their case; the last one is what most clients send. */
export function headersNamed({ headers }: HttpRequest, name: string): readonly Header[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted);
}

/** The one that counts where a name stands several times. */
export function headerNamed(request: HttpRequest, name: string): Header | undefined {
  return headersNamed(request, name).at(-1);
}

/** Where a finding about something that is missing points: the URL, else the first header, else all. */
export function anchorOf(request: HttpRequest) {
  return request.url?.span ?? request.headers[0]?.span ?? request.span;
}

/** Methods whose requests have no body by their nature. */
export function readsOnly({ method }: HttpRequest): boolean {
  return method.text === "GET" || method.text === "HEAD";
}
