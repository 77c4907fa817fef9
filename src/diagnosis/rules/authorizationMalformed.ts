import * as l10n from "@vscode/l10n";
import type { Header } from "../../requests/httpRequest.ts";
import type { Rule } from "../finding.ts";
import { headerNamed, placeOf } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sources } from "../sources.ts";
import { isBareToken } from "../tokensIn.ts";
import { wrongAuthorization } from "../wrongAuthorization.ts";

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
    if (isBlank(header)) return [];
    const wrong = wrongAuthorization(header, request);
    if (wrong === undefined && !isBareToken(header.value, tokens)) return [];
    const said = wrong ?? l10n.t("“Bearer” is missing before the variable.");
    return [
      {
        code: "authorization-malformed",
        severity: wrong === undefined ? "warning" : "error",
        confidence: wrong === undefined ? "likely" : "certain",
        message: `${said} ${l10n.t("Intercom expects “Bearer”, a space, and the token.")}`,
        // Message and fix do not repeat the value, which may be a token.
        span: placeOf(header),
      },
    ];
  },
};

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
