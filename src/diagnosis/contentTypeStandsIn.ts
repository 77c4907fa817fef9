import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { judgeAccept } from "./accept.ts";
import { clientDefault } from "./clientDefaults.ts";
import { headerNamed, readsOnly, sentHeader } from "./headers.ts";

/** A Content-Type on a request without a body, and no Accept: the one was taken for the other. */
export function contentTypeStandsIn(request: HttpRequest): boolean {
  return (
    readsOnly(request) &&
    request.headersComplete &&
    isWritten(sentHeader(request, "content-type")) &&
    headerNamed(request, "accept") === undefined &&
    !asksForJson(request)
  );
}

/** Whether the client asks for JSON by itself, and for nothing that would take its place. */
function asksForJson({ client }: HttpRequest): boolean {
  const { accept } = clientDefault(client);
  return (
    accept.kind === "sends" &&
    !accept.value.includes("*/*") &&
    judgeAccept(accept.value).kind === "accepted"
  );
}

function isWritten(header: Header | undefined): boolean {
  return header !== undefined && header.implied !== true;
}
