import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { clientDefault } from "./clientDefaults.ts";
import { judgeAccept } from "./accept.ts";
import { headerNamed, headersNamed, isPlaceholder } from "./headers.ts";

/** The Accept that a request sends, and where it comes from. */
export type SentAccept =
  | { readonly kind: "written"; readonly value: string; readonly header: Header }
  /** Written, but with an unknown value. */
  | { readonly kind: "variable"; readonly header: Header }
  /** Not written: the client's default. */
  | { readonly kind: "default"; readonly value: string }
  | { readonly kind: "none" }
  /** Not written, and unknown: the client's default has not been measured, or headers are added elsewhere. */
  | { readonly kind: "unknown"; readonly because: "client" | "headersElsewhere" };

/** Combines what a text says with the client's default. */
export function sentAccept(request: HttpRequest): SentAccept {
  const header = acceptOf(request);
  if (header !== undefined && header.removes !== true) {
    return header.value.kind === "known" && isSentAsWritten(header, header.value.text, request)
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

/** Whether a value has no variables, or those that it has are sent by their names: `-H 'Accept: $KIND'`. */
function isSentAsWritten({ keepsName }: Header, text: string, { form }: HttpRequest): boolean {
  if (keepsName !== true || form.kind === "code") return !isPlaceholder(text);
  return !isPlaceholder(text.replaceAll(/\$(?:\w+|\{\w+\})/g, ""));
}

/** The Accept that counts. cURL sends several: one that asks for JSON, or may, is enough. */
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
