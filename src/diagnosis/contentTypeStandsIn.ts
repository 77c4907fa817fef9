import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { judgeAccept } from "./accept.ts";
import { clientDefault } from "./clientDefaults.ts";
import { headerNamed, readsOnly, sentHeader } from "./headers.ts";

/** Whether a Content-Type without a body was probably meant as the missing Accept. */
export function contentTypeStandsIn(request: HttpRequest): boolean {
  return (
    readsOnly(request) &&
    request.headersComplete &&
    isWritten(sentHeader(request, "content-type")) &&
    headerNamed(request, "accept") === undefined &&
    !asksForJson(request)
  );
}

/** Whether the client's default asks for JSON, and is not taken for a browser's. */
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
