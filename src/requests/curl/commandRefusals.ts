import type { HttpRequest } from "../httpRequest.ts";
import { refusalStatuses } from "../refusalStatuses.ts";

/** As far as is looked before a command, and behind it. */
const [before, behind] = [300, 3000];

/** What keeps an answer, or its status, in a variable: bats does so by itself. */
const keeps = /(?:^|[\s;(])([A-Za-z_]\w*)=["']?(?:\$\(|`)[^\n]*$|^[ \t]*run[ \t][^\n]*$/;

const quotes = String.raw`["'*\\]*`;
const refused = `${quotes}(?:${refusalStatuses}|unauthorized|media_type_not_acceptable)${quotes}`;

/** What a script does where something is not as it has to be. */
const fails = /\b(?:exit|return)[ \t]+[1-9]|\bfail/i.source;

/**
 * A command whose answer is expected to refuse it, as tests in a shell say: what follows ends the script where the
 * answer is another one. Scripts that only look which answer it was handle errors.
 */
export function withExpectedRefusal(request: HttpRequest, text: string): HttpRequest {
  const { form, span } = request;
  if ((form.kind !== "curl" && form.kind !== "command") || form.shell !== "posix") return request;
  const line =
    text
      .slice(Math.max(0, span.start - before), span.start)
      .split("\n")
      .at(-1) ?? "";
  const kept = keeps.exec(line);
  if (kept === null) return request;
  const rest = text.slice(span.end, span.end + behind);
  const name = kept[1] ?? "(?:status|output)";
  // Up to the next answer, and within the test.
  const again =
    kept[1] === undefined ? /^[ \t]*run[ \t]|^\}/m : new RegExp(`\\b${name}=|^\\}`, "m");
  const end = again.exec(rest)?.index ?? rest.length;
  return isExpected(rest.slice(0, end), name) ? { ...request, refusalExpected: true } : request;
}

function isExpected(script: string, name: string): boolean {
  const variable = String.raw`["'\\]*\$\{?${name}\}?["'\\]*`;
  const is = String.raw`(?:\[\[?|test)[ \t]+${variable}[ \t]+(?:==?|=~|-eq)[ \t]+${refused}(?:[ \t]+\]\]?)?[ \t]*`;
  const isNot = String.raw`(?:\[\[?|test)[ \t]+${variable}[ \t]+(?:!=|-ne)[ \t]+${refused}(?:[ \t]+\]\]?)?`;
  return [
    // Alone on its line it decides how the script goes on, and so it does before `||`.
    String.raw`^[ \t]*${is}(?:$|\|\|)`,
    String.raw`${isNot}[^\n]*(?:\n(?![ \t]*(?:fi|else|elif)\b)[^\n]*){0,4}(?:${fails})`,
    String.raw`^[ \t]*assert\w*[ \t][^\n]*(?:${variable}[ \t]+${refused}|${refused}[ \t]+${variable})`,
  ].some((pattern) => new RegExp(pattern, "m").test(script));
}
