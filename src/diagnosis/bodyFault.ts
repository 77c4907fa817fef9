import type { Header, HttpRequest, Span } from "../requests/httpRequest.ts";
import { isDetached, isPlaceholder, sentHeader } from "./headers.ts";
import { isTokenExchange, mayBeTokenExchange } from "./intercomHost.ts";

/** What is wrong between a body and the type that it is sent as, which should both be JSON. */
export type BodyFault =
  /** No type is sent with it. */
  | { readonly kind: "untyped"; readonly body: Span }
  /** It is, or may be, a form, and is said to be one. */
  | { readonly kind: "saidForm"; readonly header: Header }
  /** It is a form that is said to be JSON. */
  | { readonly kind: "formSaidJson"; readonly header: Header; readonly type: string }
  /** It has curl's default type. */
  | { readonly kind: "curlDefault"; readonly header: Header }
  /** It is JSON that is said to be something else. */
  | { readonly kind: "jsonSaidOther"; readonly header: Header; readonly type: string };

/** Judges the body that a request is sent with; undefined where nothing is known to be wrong. */
export function bodyFault(request: HttpRequest): BodyFault | undefined {
  if (!["POST", "PUT", "PATCH"].includes(request.method.text)) return undefined;
  const header = sentHeader(request, "content-type");
  const calledJson = header && formSaidJson(request, header);
  if (calledJson !== undefined) return calledJson;
  if (isDetached(request, "content-type")) return undefined;
  const isUntyped = header === undefined || saysNothing(request, header);
  return isUntyped ? untyped(request) : wronglyTyped(request, header);
}

/** Whether a program or command sends a type with nothing in it; in other texts it is yet to be filled in. */
function saysNothing({ form, jsonBody }: HttpRequest, { value }: Header): boolean {
  const isRun = form.kind === "code" || form.kind === "command" || form.kind === "curl";
  return isRun && jsonBody === true && value.kind === "known" && value.text.trim() === "";
}

function formSaidJson(request: HttpRequest, header: Header): BodyFault | undefined {
  if (request.formBody !== true || isTokenExchange(request)) return undefined;
  const { value } = header;
  if (value.kind === "unknown" || !/\bjson\b/i.test(value.text)) return undefined;
  return { kind: "formSaidJson", header, type: value.text.trim() };
}

function untyped(request: HttpRequest): BodyFault | undefined {
  const { body, formBody, headersComplete } = request;
  if (body === undefined || !headersComplete) return undefined;
  // A token exchange may send a form.
  if (formBody === true && mayBeTokenExchange(request)) return undefined;
  return { kind: "untyped", body };
}

/** The fault of a declared type, or a client's default one. */
function wronglyTyped(request: HttpRequest, header: Header): BodyFault | undefined {
  const { value } = header;
  if (value.kind === "unknown" || isPlaceholder(value.text)) return undefined;
  const said = value.text.trim();
  const type = said.toLowerCase();
  if (!isOtherThanJson(type)) return undefined;
  if (request.formBody === true || isSaidInCode(request, header))
    return isForm(type) && !mayBeTokenExchange(request) ? { kind: "saidForm", header } : undefined;
  if (request.jsonBody === true) return { kind: "jsonSaidOther", header, type: said };
  return isDefaultOfCurl(request, type) ? { kind: "curlDefault", header } : undefined;
}

/** Whether a text in lower case is a media type, and one without JSON in its name. */
function isOtherThanJson(type: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+(?:\s*;|$)/.test(type) && !/json/.test(type);
}

function isForm(type: string): boolean {
  return /^application\/x-www-form-urlencoded\b/.test(type);
}

/** Whether a program declares the type of a body whose content is not known. */
function isSaidInCode({ form, jsonBody, body }: HttpRequest, { implied }: Header): boolean {
  return form.kind === "code" && jsonBody !== true && body !== undefined && implied !== true;
}

/** Whether curl sent the body with its default type; a token exchange may do so. */
function isDefaultOfCurl(request: HttpRequest, type: string): boolean {
  if (type !== "application/x-www-form-urlencoded") return false;
  const [agent, length] = ["user-agent", "content-length"].map(
    (name) => sentHeader(request, name)?.value,
  );
  return (
    agent?.kind === "known" &&
    /^curl\//i.test(agent.text.trim()) &&
    length?.kind === "known" &&
    /^[1-9]/.test(length.text.trim()) &&
    !isTokenExchange(request)
  );
}
