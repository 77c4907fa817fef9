import type { Header, HttpRequest, Value } from "../requests/httpRequest.ts";
import { wrongEnd, wrongSign, wrongStart, wrongness } from "./brokenBearer.ts";
import { unfilledToken } from "./unfilledToken.ts";

/** Why the value of an Authorization header is no bearer token, as a sentence; undefined if it may be one. */
export function wrongAuthorization(header: Header, request: HttpRequest): string | undefined {
  const { value } = header;
  return value.kind === "known"
    ? (unfilledToken(header, request) ??
        wrongness(value.text.trim()) ??
        wrongSign(startOf(value)) ??
        wrongEnd(endOf(value)))
    : (wrongStart(startOf(value)) ?? wrongEnd(endOf(value)) ?? wrongWays(value, request));
}

/** The text before the unknown part. */
function startOf(value: Value): string {
  const unknown = value.runs?.find(({ variable }) => variable === true);
  const text = value.kind === "known" ? value.text : value.source;
  return unknown === undefined ? "" : text.slice(0, unknown.at).trimStart();
}

/** The text behind the last unknown part. */
function endOf(value: Value): string {
  const unknown = value.runs?.findLast(({ variable }) => variable === true);
  const text = value.kind === "known" ? value.text : value.source;
  return unknown === undefined ? "" : text.slice(unknown.at + unknown.length);
}

/** What is wrong with a value of several alternatives that are all wrong. */
function wrongWays(
  { ways = [] }: Extract<Value, { kind: "unknown" }>,
  { headersComplete, authorizationElsewhere }: HttpRequest,
): string | undefined {
  const there = ways.map((way) => way.trim()).filter((way) => way !== "");
  // Other schemes may be for other hosts, and the right header may be added elsewhere.
  const isOwn = there.every((way) => /^bearer/i.test(way));
  if (!isOwn && (!headersComplete || authorizationElsewhere)) return undefined;
  // Basic authentication may be for logging in only.
  if (there.length === 1 && there.every((way) => /^basic\s/i.test(way))) return undefined;
  const [first, ...others] = there.map(wrongness);
  return others.includes(undefined) ? undefined : first;
}
