import type { HttpRequest, Value } from "../requests/httpRequest.ts";
import { headerNamed } from "./headers.ts";

/** A constant or a variable of the environment: its name means the same all over a text. */
const constant = /^\$\{?([A-Z][A-Z0-9_]{2,})\}?$/;

/** The same as an expression, `TOKEN`, `process.env.TOKEN`, `ENV['TOKEN']`, `getenv("TOKEN")`, and no call that may add something. */
const alone =
  /^(?:["']?\$?\{?|[\w$.:>-]*(?:\.|::|->)|[\w$.]*\[["']|[\w$.:]*(?:getenv|env|fetch|get|variable)\(["'])([A-Z][A-Z0-9_]{2,})["'\])}]{0,3}$/i;

/** A field that is called a token: within one file that is one thing, too. */
const field = /^\$\{?@?_{0,2}((?!_)\w*token\w*)\}?$/i;

/** The same as an expression: `this.token`, `c.accessToken`, `$this->token`, `@token`. */
const fieldAlone = /^(?:\$?\w+(?:\.|->)|@)_{0,2}((?!_)\w*token\w*)$/i;

/** The constants and fields that stand behind “Bearer” in one of several requests, and hold a bare token therefore. */
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

/** What people call the token alone: with the word before it they call it an authorization, or a header. */
const calledToken = /^(?:[A-Z0-9]+_)*TOKEN$/;
const calledMore = /AUTH|BEARER|HEADER|REFRESH|CSRF/;

/** Whether a value is such a constant or field and nothing else, or a constant that is called a token. */
export function isBareToken(value: Value, tokens: ReadonlySet<string>): boolean {
  if (value.kind === "known" || value.otherwise !== undefined) return false;
  const source = value.source.trim();
  const constant = alone.exec(source)?.[1] ?? "";
  if (calledToken.test(constant) && !calledMore.test(constant)) return true;
  return tokens.has(constant) || tokens.has(fieldAlone.exec(source)?.[1] ?? "");
}

function sourceOf(value: Value | undefined): string {
  if (value === undefined) return "";
  return (value.kind === "known" ? value.text : value.source).trim();
}
