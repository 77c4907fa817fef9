import * as l10n from "@vscode/l10n";
import type { Header, HttpRequest, Span } from "../../requests/httpRequest.ts";
import { isWithin } from "../../requests/places/isWithin.ts";
import type { Finding, Rule } from "../finding.ts";
import {
  anchorOf,
  headerNamed,
  isDetached,
  isMadeElsewhere,
  isPlaceholder,
  placeOf,
  saidBy,
  sentHeader,
} from "../headers.ts";
import { isTokenExchange, mayBeTokenExchange } from "../intercomHost.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** A body is sent without saying that it is JSON. */
export const contentTypeMissing: Rule = {
  code: "content-type-missing",
  get title() {
    return l10n.t("Body is not declared as JSON");
  },
  source: sources.rfcContentType,
  check(request) {
    if (!["POST", "PUT", "PATCH"].includes(request.method.text)) return [];
    const header = sentHeader(request, "content-type");
    if (header !== undefined && isCalledJson(request, header)) return [calledJson(request, header)];
    if (isDetached(request, "content-type")) return [];
    return header === undefined ? untyped(request) : wronglyTyped(request, header);
  },
};

function untyped(request: HttpRequest): readonly Finding[] {
  if (request.body === undefined || !request.headersComplete) return [];
  if (request.formBody === true && mayBeTokenExchange(request)) return [];
  const removed = headerNamed(request, "content-type") !== undefined;
  return [
    {
      ...doubt,
      message: saidOf(request, removed),
      span: placeOfBody(request, request.body),
      // Declaring a form as JSON would be wrong.
      ...(request.formBody === true ? {} : { fix: setHeader("Content-Type", "application/json") }),
    },
  ];
}

function saidOf({ client, formBody }: HttpRequest, removed: boolean): string {
  if (formBody === true)
    return l10n.t(
      "The body is sent as a form. Encode it as JSON and set Content-Type: application/json.",
    );
  return client === "curl" && !removed
    ? l10n.t(
        "Without Content-Type, curl sends this body as application/x-www-form-urlencoded. Set Content-Type: application/json.",
      )
    : l10n.t("Nothing declares the body as JSON. Set Content-Type: application/json.");
}

/** Where to point for a body: the body itself, or the method if the body is written elsewhere. */
function placeOfBody(request: HttpRequest, body: Span): Span {
  const { method, span } = request;
  if (method.span === undefined) return body;
  const isHeld = isWithin(body, span) && !isWithin(method.span, span);
  return isHeld || isMadeElsewhere(method.span, request) ? anchorOf(request) : method.span;
}

const doubt = {
  code: "content-type-missing",
  severity: "warning",
  confidence: "likely",
} as const;

/** The findings for a declared type, or a client's default one, that does not match the body. */
function wronglyTyped(request: HttpRequest, header: Header): readonly Finding[] {
  const { value } = header;
  if (value.kind === "unknown" || isPlaceholder(value.text)) return [];
  const type = value.text.trim().toLowerCase();
  if (!/^[\w.+-]+\/[\w.+-]+(?:\s*;|$)/.test(type) || /json/.test(type)) return [];
  if (request.formBody === true || isSaidInCode(request, header))
    return calledForm(request, header, type);
  const isForm = request.jsonBody !== true && isFormOfCurl(request, type);
  if (request.jsonBody !== true && !isForm) return [];
  return [
    {
      ...doubt,
      message: isForm
        ? l10n.t(
            "This is curl's default Content-Type. It does not declare the body as application/json.",
          )
        : l10n.t(
            "The body is JSON, but Content-Type says {0}. Set Content-Type: application/json.",
            value.text.trim(),
          ),
      span: saidBy(header)?.span ?? placeOf(header),
      fix: setHeader("Content-Type", "application/json"),
    },
  ];
}

function isCalledJson(request: HttpRequest, { value }: Header): boolean {
  if (request.formBody !== true || isTokenExchange(request)) return false;
  return value.kind === "known" && /\bjson\b/i.test(value.text);
}

/** The finding for a form that is declared as JSON. */
function calledJson(request: HttpRequest, header: Header): Finding {
  const { body, span } = request;
  const isHere = body !== undefined && isWithin(body, span);
  return {
    ...doubt,
    message: l10n.t(
      "The body is sent as a form, although Content-Type says {0}. Encode it as JSON.",
      header.value.kind === "known" ? header.value.text.trim() : "JSON",
    ),
    span: isHere ? body : placeOfBody(request, body ?? placeOf(header)),
  };
}

/** Whether a program declares the type of a body whose content is not known. */
function isSaidInCode({ form, jsonBody, body }: HttpRequest, { implied }: Header): boolean {
  return form.kind === "code" && jsonBody !== true && body !== undefined && implied !== true;
}

/** The findings for a body declared as a form, except in a token exchange. */
function calledForm(request: HttpRequest, header: Header, type: string): readonly Finding[] {
  const isForm = /^application\/x-www-form-urlencoded\b/.test(type);
  if (!isForm || mayBeTokenExchange(request)) return [];
  const span = saidBy(header)?.span ?? placeOf(header);
  return [{ ...doubt, message: saidOf(request, false), span }];
}

/** Whether curl sent the body with its default type; a token exchange may do so. */
function isFormOfCurl(request: HttpRequest, type: string): boolean {
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
