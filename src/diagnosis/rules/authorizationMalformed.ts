import * as l10n from "@vscode/l10n";
import type { Client } from "../../requests/client.ts";
import type { Header, HttpRequest, Value } from "../../requests/httpRequest.ts";
import { type Filling, fillingOf, foreignMark } from "../filling.ts";
import type { Finding, Rule } from "../finding.ts";
import { headerNamed, placeOf } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sources } from "../sources.ts";
import { isBareToken } from "../tokensIn.ts";

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
        ? (unfilled(header, request) ?? wrongness(value.text.trim()) ?? wrongSign(startOf(value)))
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

/** A Terraform reference, or a shell variable, that is written as plain text. */
const inTerraform: Filling = {
  mark: /(?:(?:var|local|data|module|each)\.[a-z_]|\$[a-z_]).*/.source,
  toFill: () => l10n.t("Put it into ${ and }."),
};

/** Frameworks that substitute placeholders in annotations. */
const filledByFramework: ReadonlySet<Client> = new Set([
  ...(["feign", "jaxRs", "springRestClient", "micronaut"] as const),
]);

/** A format string whose placeholder was never filled. */
const unformatted = /^bearer\s+%[sv]$/i;

function unfilled({ value, keepsName }: Header, request: HttpRequest): string | undefined {
  const { form, client } = request;
  if (keepsName === true && form.kind !== "code") {
    return (value.runs ?? []).some(({ quote }) => quote === "single")
      ? l10n.t(
          "The name of a variable is sent, for single quotes keep it as it is. Use double quotes.",
        )
      : l10n.t("The name of a variable is sent, for the sign before it keeps it as it is.");
  }
  if (value.kind === "unknown" || (form.kind !== "code" && form.kind !== "hcl")) return undefined;
  const { text, runs = [] } = value;
  if (unformatted.test(text))
    return l10n.t("Nothing is put in the place of the sign for the token.");
  // In documentation, braces and capitals are placeholders for the reader.
  const isPlace = request.isExample === true && /^[Bb]earer\s+(?:\{[\w ]+\}|\$[A-Z_]+)$/.test(text);
  const own = isPlace ? undefined : form.kind === "hcl" ? inTerraform : fillingOf(form.language);
  const filling = filledByFramework.has(client) ? undefined : own;
  const isWritten = runs.every(({ variable }) => variable !== true);
  const isToken = (mark: string): boolean =>
    isWritten && new RegExp(`^bearer\\s+${mark}$`, "i").test(text);
  if (filling === undefined || !isToken(filling.markOfToken ?? filling.mark)) {
    if (filling !== undefined && form.kind === "code" && !isPlace && isToken(foreignMark))
      return l10n.t("The name of a variable is sent, which this language writes in another way.");
    return keepsName === true
      ? l10n.t(
          "The name of a variable is sent, for the shell fills in nothing here. Let the program read its environment.",
        )
      : undefined;
  }
  return `${l10n.t("The name of a variable is sent, for this text knows no variables.")} ${filling.toFill()}`;
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

/** A value masked in a log: `****`, `[FILTERED]`, possibly quoted. */
const isMasked =
  /^["']?(?:bearer\s+)?(?:([^\w\s])\1{2,}|([x.])\2{3,}|[[<(*]+\s*(?:filtered|redacted|masked|hidden|secret|removed|omitted)\s*[\])>*]+)["']?$/i;

function wrongness(value: string): string | undefined {
  if (isMasked.test(value)) return undefined;
  if (value === "" || /^bearer$/i.test(value)) return l10n.t("There is no token.");
  if (/^(["'`]).*\1$/.test(value)) return l10n.t("The quotes are part of the value.");
  if (/^bearer\s*[:=]/i.test(value))
    return l10n.t("There is a sign after “Bearer” that does not belong.");
  if (/^bearer\s+bearer\b/i.test(value)) return l10n.t("“Bearer” stands twice.");
  if (/^bearer\s+(?:undefined|null|none|nil|\[object \w+\])$/i.test(value)) {
    return l10n.t("The token is a variable that had no value.");
  }
  if (/^bearer\s+(["'`]).*\1$/i.test(value)) return l10n.t("The quotes are part of the token.");
  if (/^bearer\s/i.test(value)) return undefined;
  if (/^bearer\S/i.test(value)) return l10n.t("The space after “Bearer” is missing.");
  if (/^basic\s/i.test(value))
    return l10n.t("Basic authentication belonged to API keys, which Intercom no longer has.");
  if (/^[a-z][\w-]*(?:\s+\S|\s*[=:]\s*[^\s=])/i.test(value))
    return l10n.t("Another word stands in the place of “Bearer”.");
  // A placeholder such as {{token}} may include `Bearer`.
  return /[{}$<>%[\]]/.test(value) ? undefined : l10n.t("“Bearer” is missing.");
}

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

/** A sign of another language's interpolation before the token. */
function wrongSign(start: string): string | undefined {
  return /^bearer\s+(?:[#$]|\$?\{)$/i.test(start)
    ? l10n.t("The sign before the token is sent with it.")
    : undefined;
}

/** Like `wrongness`, for the text before a variable that may hold any token. */
function wrongStart(start: string): string | undefined {
  if (/^bearer$/i.test(start)) return l10n.t("The space after “Bearer” is missing.");
  if (/^bearer\s*[:=]/i.test(start))
    return l10n.t("There is a sign after “Bearer” that does not belong.");
  if (/^bearer\s+bearer\s/i.test(start)) return l10n.t("“Bearer” stands twice.");
  if (/^bearer\s+["'`]/i.test(start)) return l10n.t("The quotes are part of the token.");
  if (/^basic\s/i.test(start))
    return l10n.t("Basic authentication belonged to API keys, which Intercom no longer has.");
  if (/^(?!bearer\b)[a-z][\w-]*\s+$/i.test(start)) {
    return l10n.t("Another word stands in the place of “Bearer”.");
  }
  return wrongSign(start);
}
