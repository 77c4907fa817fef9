import type { HttpRequest } from "../httpRequest.ts";
import { snapshot } from "./either.ts";
import { watched } from "./lateHeaders.ts";
import type { Thing } from "./values.ts";

/** What goes out all the same is not lost. */
export function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const written = request.headers.filter(({ removes }) => removes !== true);
  const names = new Set(written.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !names.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** Those that make a difference, where all that the request has is known. */
export function lacking(headers: Thing, request: HttpRequest): Thing {
  const { entries, isOpen } = withoutSent(headers, request).shape.value;
  const lost = entries.filter(({ name }) => request.headersComplete && watched.test(name.text));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** Whether a request goes out without a token. */
export function isBare(request: HttpRequest): boolean {
  return (
    request.headersComplete &&
    !request.authorizationElsewhere &&
    !request.headers.some(({ name }) => /^authorization$/i.test(name))
  );
}

/** An address without what is asked. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
