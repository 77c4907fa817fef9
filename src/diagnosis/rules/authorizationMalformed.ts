import type { Header, HttpRequest, RequestForm, Value } from "../../requests/httpRequest.ts";
import type { CodeLanguage } from "../../requests/client.ts";
import type { Rule } from "../finding.ts";
import { headerNamed, placeOf } from "../headers.ts";
import { sources } from "../sources.ts";

/** The Authorization header is there, and cannot be a bearer token. */
export const authorizationMalformed: Rule = {
  code: "authorization-malformed",
  title: "The Authorization header is not a bearer token",
  source: sources.authentication,
  check(request) {
    const header = headerNamed(request, "authorization");
    if (header === undefined || header.removes === true) return [];
    const { value } = header;
    const wrong =
      value.kind === "known"
        ? (unfilled(header, request.form) ?? wrongness(value.text.trim()))
        : (wrongStart(startOf(value)) ?? wrongWays(value, request));
    if (wrong === undefined) return [];
    return [
      {
        code: "authorization-malformed",
        severity: "error",
        confidence: "certain",
        message: `${wrong} Intercom expects “Bearer”, a space, and the token.`,
        // The value may be a token: neither the message nor a fix repeats it.
        span: placeOf(header),
      },
    ];
  },
};

/** A token in braces; in other places braces may be filled in later. */
const inBraces = /^bearer\s+\{[a-z_][\w.]*(?:\[[^\]{}]*\]|\(\))?\}$/i;

/** How a language marks a variable in a text; where it does not look for them, the marks are sent. */
const variables: Readonly<Partial<Record<CodeLanguage, RegExp>>> = {
  ruby: /#\{[^{}]+\}/,
  python: inBraces,
  csharp: inBraces,
};

function unfilled({ value, keepsName }: Header, form: RequestForm): string | undefined {
  if (keepsName === true)
    return "The name of a variable is sent, for single quotes keep it as it is.";
  if (value.kind === "unknown") return undefined;
  const { text, runs = [] } = value;
  const mark = form.kind === "code" ? variables[form.language] : undefined;
  const isThere = runs.some(
    ({ at, length, variable }) => variable !== true && mark?.test(text.slice(at, at + length)),
  );
  return isThere ? "The name of a variable is sent, for this text knows no variables." : undefined;
}

function wrongness(value: string): string | undefined {
  if (value === "" || /^bearer$/i.test(value)) return "There is no token.";
  if (/^(["'`]).*\1$/.test(value)) return "The quotes are part of the value.";
  if (/^bearer\s*[:=]/i.test(value)) return "There is a sign after “Bearer” that does not belong.";
  if (/^bearer\s+bearer\b/i.test(value)) return "“Bearer” stands twice.";
  if (/^bearer\s+(?:undefined|null|none|nil|\[object \w+\])$/i.test(value)) {
    return "The token is a variable that had no value.";
  }
  if (/^bearer\s+(["'`]).*\1$/i.test(value)) return "The quotes are part of the token.";
  if (/^bearer\s/i.test(value)) return undefined;
  if (/^bearer\S/i.test(value)) return "The space after “Bearer” is missing.";
  if (/^basic\s/i.test(value)) return "Intercom takes no Basic authentication any more.";
  if (/^[a-z][\w-]*(?:\s+\S|\s*[=:]\s*[^\s=])/i.test(value))
    return "Another word stands in the place of “Bearer”.";
  // A placeholder such as {{token}} may bring the word along.
  return /[{}$<>%[\]]/.test(value) ? undefined : "“Bearer” is missing.";
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
  const [first, ...others] = there.map(wrongness);
  return others.includes(undefined) ? undefined : first;
}

/** What stands before the part that is not known. */
function startOf({ source, runs = [] }: Extract<Value, { kind: "unknown" }>): string {
  const unknown = runs.find(({ variable }) => variable === true);
  return unknown === undefined ? "" : source.slice(0, unknown.at).trimStart();
}

/** As `wrongness`, where what follows is a variable: it may be anything that a token is made of. */
function wrongStart(start: string): string | undefined {
  if (/^bearer$/i.test(start)) return "The space after “Bearer” is missing.";
  if (/^bearer\s*[:=]/i.test(start)) return "There is a sign after “Bearer” that does not belong.";
  if (/^bearer\s+bearer\s/i.test(start)) return "“Bearer” stands twice.";
  if (/^bearer\s+["'`]/i.test(start)) return "The quotes are part of the token.";
  if (/^basic\s/i.test(start)) return "Intercom takes no Basic authentication any more.";
  if (/^(?!bearer\b)[a-z][\w-]*\s+$/i.test(start)) {
    return "Another word stands in the place of “Bearer”.";
  }
  return undefined;
}
