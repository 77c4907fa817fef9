import * as l10n from "@vscode/l10n";
import type { Header, HttpRequest, Value } from "../../requests/httpRequest.ts";
import { wrongSign, wrongStart, wrongness } from "../brokenBearer.ts";
import type { Finding, Rule } from "../finding.ts";
import { headerNamed, placeOf } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sources } from "../sources.ts";
import { isBareToken } from "../tokensIn.ts";
import { unfilledToken } from "../unfilledToken.ts";

/** An Authorization header is sent that cannot be a bearer token. */
export const authorizationMalformed: Rule = {
  code: "authorization-malformed",
  get title() {
    return l10n.t("The Authorization header is not a bearer token");
  },
  source: sources.authentication,
  check(request, { tokens = new Set() }) {
    const header = headerNamed(request, "authorization");
    if (header === undefined || header.removes === true || isTokenExchange(request)) return [];
    const { value } = header;
    if (isBlank(header)) return [];
    const wrong =
      value.kind === "known"
        ? (unfilledToken(header, request) ??
          wrongness(value.text.trim()) ??
          wrongSign(startOf(value)))
        : (wrongStart(startOf(value)) ?? wrongWays(value, request));
    if (wrong === undefined) return isBareToken(value, tokens) ? [bare(header)] : [];
    return [
      {
        code: "authorization-malformed",
        severity: "error",
        confidence: "certain",
        message: `${wrong} ${l10n.t("Intercom expects “Bearer”, a space, and the token.")}`,
        // Message and fix do not repeat the value, which may be a token.
        span: placeOf(header),
      },
    ];
  },
};

/** The finding for a token without `Bearer` before it. */
function bare(header: Header): Finding {
  return {
    code: "authorization-malformed",
    severity: "warning",
    confidence: "likely",
    message: `${l10n.t("“Bearer” is missing before the variable.")} ${l10n.t("Intercom expects “Bearer”, a space, and the token.")}`,
    span: placeOf(header),
  };
}

/** Whether the token is an empty variable that is to be filled in before running. */
function isBlank({ value, span }: Header): boolean {
  const { runs = [] } = value;
  if (value.kind === "unknown" || !/^(?:bearer\s*)?$/i.test(value.text)) return false;
  const last = runs.at(-1);
  if (last === undefined) return false;
  if (last.length === 0) return true;
  const { end } = last.filled ?? last.span;
  const whole = value.span.end > end ? value.span : span;
  return whole.end - end > longestEnd;
}

/** The most characters between a text and the end of its literal: blanks, a quote, a bracket. */
const longestEnd = 2;

/** The finding for a value with several alternatives that are all wrong. */
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

/** The text before the unknown part. */
function startOf(value: Value): string {
  const unknown = value.runs?.find(({ variable }) => variable === true);
  const text = value.kind === "known" ? value.text : value.source;
  return unknown === undefined ? "" : text.slice(0, unknown.at).trimStart();
}
