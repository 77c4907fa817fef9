import * as l10n from "@vscode/l10n";
import { isAccessToken } from "../../intercom/secrets.ts";
import { digestOf } from "../../model/digestOf.ts";
import type { Span, Value } from "../../requests/httpRequest.ts";
import type { Finding, Rule } from "../finding.ts";
import { headerNamed } from "../headers.ts";
import { sources } from "../sources.ts";

/** A real token is written in a file that may be shared. */
export const tokenInFile: Rule = {
  code: "token-in-file",
  get title() {
    return l10n.t("Access token in plain text");
  },
  source: sources.secrets,
  check(request, { activeTokenDigest }) {
    const header = headerNamed(request, "authorization");
    if (header?.value.kind !== "known") return [];
    // A wrong scheme before it does not matter.
    const token = header.value.text.trim().replace(/^(?!basic\b)[a-z]+:?\s+/i, "");
    const active = isActive(token, activeTokenDigest);
    return active || isAccessToken(token) ? [tokenAt(literalOf(header.value, token), active)] : [];
  },
};

/** Whether it is the active connection's token, compared by digest. */
export function isActive(token: string, activeTokenDigest: string | undefined): boolean {
  return activeTokenDigest !== undefined && digestOf(token) === activeTokenDigest;
}

/** The finding for a token in a text. */
export function tokenAt(span: Span, active: boolean): Finding {
  return {
    code: "token-in-file",
    severity: active ? "error" : "warning",
    confidence: active ? "certain" : "likely",
    message: active
      ? l10n.t(
          "This is the token of a connection. Anyone who sees this text can use it. Use a variable instead, and replace the token if the text was shared.",
        )
      : l10n.t(
          "This looks like a real access token. Anyone who sees this text can use it. Use a variable instead.",
        ),
    span,
  };
}

/** Where a token is written, if it is passed through variables. */
function literalOf({ text, span, runs = [] }: Known, token: string): Span {
  const at = text.indexOf(token);
  const run = runs.find((each) => each.at <= at && at < each.at + each.length);
  const isElsewhere =
    run !== undefined && (run.span.end <= span.start || span.end <= run.span.start);
  return isElsewhere ? run.span : span;
}

type Known = Extract<Value, { readonly kind: "known" }>;
