import type { HttpRequest, Value } from "../requests/httpRequest.ts";
import { headerNamed } from "./headers.ts";

/** A constant or environment variable, which has the same meaning throughout a text. */
const constant = /^\$\{?([A-Z][A-Z0-9_]{2,})\}?$/;

/**
 * An expression for one: `TOKEN`, `process.env.TOKEN`, `ENV['TOKEN']`, `getenv("TOKEN")`; no call that may add
 * something.
 */
const alone =
  /^(?:["']?\$?\{?|[\w$.:>-]*(?:\.|::|->)|[\w$.]*\[["']|[\w$.:]*(?:getenv|env|fetch|get|variable)\(["'])([A-Z][A-Z0-9_]{2,})["'\])}]{0,3}$/i;

/** A variable or field called a token, which within one file is a single thing, too. */
const field = /^\$\{?@?_{0,2}((?!_)\w*token\w*)\}?$/i;

/** An expression for one: `this.token`, `c.accessToken`, `$this->token`, `@token`. */
const fieldAlone = /^(?:\$?\w+(?:\.|->)|@)_{0,2}((?!_)\w*token\w*)$/i;

/** The constants and fields that one of several requests sends after `Bearer`: they hold a bare token. */
export function tokensIn(requests: readonly HttpRequest[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const request of requests) {
    const value = headerNamed(request, "authorization")?.value;
    const [, word = "", rest = ""] = /^(\w+)\s+(\S+)$/.exec(sourceOf(value)) ?? [];
    if (word.toLowerCase() !== "bearer") continue;
    const name = constant.exec(rest)?.[1] ?? field.exec(rest)?.[1];
    if (name !== undefined) tokens.add(name);
  }
  return tokens;
}

/** Names for a bare token; with its scheme it is called an authorization or a header. */
const calledToken = /^(?:[A-Z0-9]+_)*TOKEN$/;
const calledMore = /AUTH|BEARER|HEADER|REFRESH|CSRF/;

/** A variable or field for a bare token, by its name: `token`, `self.settings.access_token`. */
const holdsToken = /^(?:[\w$@]+(?:\.|->|::))*[$@]?(?!\w*(?:bearer|header))\w*token$/i;

function isCalledToken(constant: string): boolean {
  return calledToken.test(constant) && !calledMore.test(constant);
}

/** Whether a value is just such a constant or field, or a constant called a token. */
export function isBareToken(value: Value, tokens: ReadonlySet<string>): boolean {
  if (value.kind === "known" || value.otherwise !== undefined) return false;
  // The expression is that of the token alone where a method adds the scheme.
  if (value.ways?.some((way) => /^bearer\s/i.test(way)) === true) return false;
  const source = value.source.trim();
  const constant = alone.exec(source)?.[1] ?? "";
  if (isCalledToken(constant)) return true;
  if (holdsToken.test(source) && isCalledToken(alone.exec(value.from ?? "")?.[1] ?? ""))
    return true;
  return tokens.has(constant) || tokens.has(fieldAlone.exec(source)?.[1] ?? "");
}

function sourceOf(value: Value | undefined): string {
  if (value === undefined) return "";
  return (value.kind === "known" ? value.text : value.source).trim();
}
