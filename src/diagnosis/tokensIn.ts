import type { HttpRequest, Value } from "../requests/httpRequest.ts";
import { headerNamed } from "./headers.ts";

/** A constant or a variable of the environment: its name means the same all over a text. */
const constant = /^\$\{?([A-Z][A-Z0-9_]{2,})\}?$/;

/** The same as an expression, `TOKEN`, `process.env.TOKEN`, `ENV['TOKEN']`, `getenv("TOKEN")`, and no call that may add something. */
const alone =
  /^(?:["']?\$?\{?|[\w$.:>-]*(?:\.|::|->)|[\w$.]*\[["']|[\w$.:]*(?:getenv|env|fetch|get|variable)\(["'])([A-Z][A-Z0-9_]{2,})["'\])}]{0,3}$/i;

/** The constants that stand behind “Bearer” in one of several requests, and hold a bare token therefore. */
export function tokensIn(requests: readonly HttpRequest[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const request of requests) {
    const value = headerNamed(request, "authorization")?.value;
    const [, word = "", rest = ""] = /^(\w+)\s+(\S+)$/.exec(sourceOf(value)) ?? [];
    const name = word.toLowerCase() === "bearer" ? constant.exec(rest)?.[1] : undefined;
    if (name !== undefined) tokens.add(name);
  }
  return tokens;
}

/** Whether a value is such a constant and nothing else. */
export function isBareToken(value: Value, tokens: ReadonlySet<string>): boolean {
  if (value.kind === "known" || value.otherwise !== undefined) return false;
  return tokens.has(alone.exec(value.source.trim())?.[1] ?? "");
}

function sourceOf(value: Value | undefined): string {
  if (value === undefined) return "";
  return (value.kind === "known" ? value.text : value.source).trim();
}
