import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { clientDefault } from "./clientDefaults.ts";
import { judgeAccept } from "./accept.ts";
import { headerNamed, headersNamed, isPlaceholder } from "./headers.ts";

/** What goes out as Accept, and who sees to it. */
export type SentAccept =
  | { readonly kind: "written"; readonly value: string; readonly header: Header }
  /** Written, but with a value from elsewhere. */
  | { readonly kind: "variable"; readonly header: Header }
  /** Not written: the client's own default. */
  | { readonly kind: "default"; readonly value: string }
  | { readonly kind: "none" }
  /** Not written, and nobody knows what this client sends; or more headers come from elsewhere. */
  | { readonly kind: "unknown"; readonly because: "client" | "headersElsewhere" };

/** Puts together what a text says and what its client does by itself. */
export function sentAccept(request: HttpRequest): SentAccept {
  const header = acceptOf(request);
  if (header !== undefined && header.removes !== true) {
    return header.value.kind === "known" && !isPlaceholder(header.value.text)
      ? { kind: "written", value: header.value.text, header }
      : { kind: "variable", header };
  }
  if (!request.headersComplete) return { kind: "unknown", because: "headersElsewhere" };
  if (header !== undefined) return { kind: "none" };
  const { accept } = clientDefault(request.client);
  switch (accept.kind) {
    case "sends":
      return { kind: "default", value: accept.value };
    case "sendsNone":
      return { kind: "none" };
    case "unknown":
      return { kind: "unknown", because: "client" };
  }
}

/** The one that counts: cURL sends all of them, so that any that takes JSON, or may, is enough. */
function acceptOf(request: HttpRequest): Header | undefined {
  const last = headerNamed(request, "accept");
  if (request.client !== "curl" || last?.implied === true) return last;
  const all = headersNamed(request, "accept").filter(
    ({ implied, removes }) => implied !== true && removes !== true,
  );
  const accepted = all.find(
    ({ value }) => value.kind === "known" && judgeAccept(value.text).kind === "accepted",
  );
  return accepted ?? all.find(({ value }) => value.kind === "unknown") ?? last;
}
