import * as l10n from "@vscode/l10n";
import type { Client } from "../../requests/client.ts";
import type { Header, HttpRequest, Value } from "../../requests/httpRequest.ts";
import { type Filling, fillingOf, foreignMark } from "../filling.ts";
import type { Finding, Rule } from "../finding.ts";
import { headerNamed, placeOf } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sources } from "../sources.ts";
import { isBareToken } from "../tokensIn.ts";

/** The Authorization header is there, and cannot be a bearer token. */
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
        // The value may be a token: neither the message nor a fix repeats it.
        span: placeOf(header),
      },
    ];
  },
};

/** What another request sends behind “Bearer”, or what is called a token, stands alone here. */
function bare(header: Header): Finding {
  return {
    code: "authorization-malformed",
    severity: "warning",
    confidence: "likely",
    message: `${l10n.t("“Bearer” is missing before the variable.")} ${l10n.t("Intercom expects “Bearer”, a space, and the token.")}`,
    span: placeOf(header),
  };
}

/** A name that Terraform knows outside of quotes, or one that only a shell would fill in. */
const inTerraform: Filling = {
  mark: /(?:(?:var|local|data|module|each)\.[a-z_]|\$[a-z_]).*/.source,
  toFill: () => l10n.t("Write it as ${NAME}."),
};

/** Where frameworks fill in what stands in an annotation. */
const filledByFramework: ReadonlySet<Client> = new Set([
  ...(["feign", "jaxRs", "springRestClient", "micronaut"] as const),
]);

/** The place of a token in a format that nothing was put into. */
const unformatted = /^bearer\s+%[sv]$/i;

function unfilled({ value, keepsName }: Header, request: HttpRequest): string | undefined {
  const { form, client } = request;
  if (keepsName === true && form.kind !== "code") {
    return (value.runs ?? []).some(({ quote }) => quote === "single")
      ? l10n.t(
          "The variable's name is sent, not its value. Single quotes prevent expansion; use double quotes.",
        )
      : l10n.t(
          "The variable's name is sent, not its value. The character before it prevents expansion.",
        );
  }
  if (value.kind === "unknown" || (form.kind !== "code" && form.kind !== "hcl")) return undefined;
  const { text, runs = [] } = value;
  if (unformatted.test(text)) return l10n.t("The placeholder for the token is never filled in.");
  // In a guide braces, and capitals behind a sign, are where people put their own.
  const isPlace = request.isExample === true && /^[Bb]earer\s+(?:\{[\w ]+\}|\$[A-Z_]+)$/.test(text);
  const own = isPlace ? undefined : form.kind === "hcl" ? inTerraform : fillingOf(form.language);
  const filling = filledByFramework.has(client) ? undefined : own;
  const isWritten = runs.every(({ variable }) => variable !== true);
  const isToken = (mark: string): boolean =>
    isWritten && new RegExp(`^bearer\\s+${mark}$`, "i").test(text);
  if (filling === undefined || !isToken(filling.markOfToken ?? filling.mark)) {
    if (filling !== undefined && form.kind === "code" && !isPlace && isToken(foreignMark))
      return l10n.t(
        "The variable's name is sent, not its value. This language writes variables differently.",
      );
    return keepsName === true
      ? l10n.t(
          "The variable's name is sent, not its value, because the shell does not expand it here. Let the program read its environment.",
        )
      : undefined;
  }
  return `${l10n.t("The variable's name is sent, not its value, because this string does not expand variables.")} ${filling.toFill()}`;
}

/** Whether the token is a variable with nothing in it yet: whoever runs the program fills it in. */
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

/** As much as may stand between a text and the end of what it is written in: blanks, a quote, a bracket. */
const longestEnd = 2;

/** Blacked out as a whole, as logs do it: `****`, `[FILTERED]`, in quotes too. */
const isMasked =
  /^["']?(?:bearer\s+)?(?:([^\w\s])\1{2,}|([x.])\2{3,}|[[<(*]+\s*(?:filtered|redacted|masked|hidden|secret|removed|omitted)\s*[\])>*]+)["']?$/i;

function wrongness(value: string): string | undefined {
  if (isMasked.test(value)) return undefined;
  if (value === "" || /^bearer$/i.test(value)) return l10n.t("There is no token.");
  if (/^(["'`]).*\1$/.test(value)) return l10n.t("The quotes are part of the value. Remove them.");
  if (/^bearer\s*[:=]/i.test(value))
    return l10n.t("“Bearer” is followed by a character that does not belong there.");
  if (/^bearer\s+bearer\b/i.test(value)) return l10n.t("“Bearer” is repeated.");
  if (/^bearer\s+(?:undefined|null|none|nil|\[object \w+\])$/i.test(value)) {
    return l10n.t("The token comes from a variable that was not set.");
  }
  if (/^bearer\s+(["'`]).*\1$/i.test(value))
    return l10n.t("The quotes are sent as part of the token. Remove them.");
  if (/^bearer\s/i.test(value)) return undefined;
  if (/^bearer\S/i.test(value)) return l10n.t("The space after “Bearer” is missing.");
  if (/^basic\s/i.test(value))
    return l10n.t("Basic authentication was for API keys, which Intercom no longer has.");
  if (/^[a-z][\w-]*(?:\s+\S|\s*[=:]\s*[^\s=])/i.test(value))
    return l10n.t("There is another word instead of “Bearer”.");
  // A placeholder such as {{token}} may bring the word along.
  return /[{}$<>%[\]]/.test(value) ? undefined : l10n.t("“Bearer” is missing.");
}

/** What is not always there, or is one of several, and wrong whichever it is. */
function wrongWays(
  { ways = [] }: Extract<Value, { kind: "unknown" }>,
  { headersComplete, authorizationElsewhere }: HttpRequest,
): string | undefined {
  const there = ways.map((way) => way.trim()).filter((way) => way !== "");
  // Another word may be for another host, where somebody else may bring the right one.
  const isOwn = there.every((way) => /^bearer/i.test(way));
  if (!isOwn && (!headersComplete || authorizationElsewhere)) return undefined;
  // So may what only some ways log in with.
  if (there.length === 1 && there.every((way) => /^basic\s/i.test(way))) return undefined;
  const [first, ...others] = there.map(wrongness);
  return others.includes(undefined) ? undefined : first;
}

/** What stands before the part that is not known. */
function startOf(value: Value): string {
  const unknown = value.runs?.find(({ variable }) => variable === true);
  const text = value.kind === "known" ? value.text : value.source;
  return unknown === undefined ? "" : text.slice(0, unknown.at).trimStart();
}

/** A sign that other languages mark a variable with. */
function wrongSign(start: string): string | undefined {
  return /^bearer\s+(?:[#$]|\$?\{)$/i.test(start)
    ? l10n.t("The character before the token is sent with it.")
    : undefined;
}

/** As `wrongness`, where what follows is a variable: it may be anything that a token is made of. */
function wrongStart(start: string): string | undefined {
  if (/^bearer$/i.test(start)) return l10n.t("The space after “Bearer” is missing.");
  if (/^bearer\s*[:=]/i.test(start))
    return l10n.t("“Bearer” is followed by a character that does not belong there.");
  if (/^bearer\s+bearer\s/i.test(start)) return l10n.t("“Bearer” is repeated.");
  if (/^bearer\s+["'`]/i.test(start))
    return l10n.t("The quotes are sent as part of the token. Remove them.");
  if (/^basic\s/i.test(start))
    return l10n.t("Basic authentication was for API keys, which Intercom no longer has.");
  if (/^(?!bearer\b)[a-z][\w-]*\s+$/i.test(start)) {
    return l10n.t("There is another word instead of “Bearer”.");
  }
  return wrongSign(start);
}
