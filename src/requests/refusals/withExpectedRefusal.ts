import type { HttpRequest } from "../httpRequest.ts";
import { isRefusedInPester } from "./isRefusedInPester.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** As far as is looked before a command, and behind it. */
const [before, behind] = [300, 3000];

/** What keeps an answer, or its status, in a variable: bats does so by itself. */
const keeps = /(?:^|[\s;(])([A-Za-z_]\w*)=["']?(?:\$\(|`)[^\n]*$|^[ \t]*run[ \t][^\n]*$/;

/** What is asked of an answer where it is got: `test "$(curl …)" = 406`. */
const asked = /^(.*?)["']?(?:\$\(|`)[^\n()`]*$/;

const quotes = String.raw`["'*\\]*`;
const refused = `${quotes}(?:${refusalStatuses}|unauthorized|media_type_not_acceptable)${quotes}`;

/** What a script does where something is not as it has to be. */
const fails = /(?:\b(?:exit|return)[ \t]+[1-9]|\b[fF]ail|\bFAIL)/.source;

/** How bats says that a command has failed, as curl does by 22 where it is refused. */
const failed =
  /^[ \t]*(?:assert_failure\b|\[\[?[ \t]+"?\$\{?status\}?"?[ \t]+(?:-eq[ \t]+22|==?[ \t]+22|-ne[ \t]+0|!=[ \t]+0)[ \t]+\])/m;

/**
 * A command whose answer is expected to refuse it, as tests in a shell say: what follows ends the script where the
 * answer is another one. Scripts that only look which answer it was handle errors.
 */
export function withExpectedRefusal(request: HttpRequest, text: string): HttpRequest {
  const { form, span, through = [] } = request;
  if (form.kind !== "curl" && form.kind !== "command") return request;
  // A function may send what the test that calls it looks at.
  const isExpected = [span, ...through].some(({ start, end }) => {
    const line =
      text
        .slice(Math.max(0, start - before), start)
        .split("\n")
        .at(-1) ?? "";
    const rest = text.slice(end, end + behind);
    return form.shell === "posix"
      ? isRefusedInScript(line, rest)
      : form.shell === "powershell" && isRefusedInPester(line, rest);
  });
  return isExpected ? { ...request, refusalExpected: true } : request;
}

function isRefusedInScript(line: string, rest: string): boolean {
  const kept = keeps.exec(line);
  if (kept === null) {
    const [, lead] = asked.exec(line) ?? [];
    const [end] = /^[ \t]*[)`]["']?/.exec(rest) ?? [];
    if (lead === undefined || end === undefined) return false;
    const script = `${lead}"$answer"${rest.slice(end.length)}`;
    // What is said of it there, and no further.
    const [said = ""] = /^[ \t]*case\b/.test(script)
      ? script.split(/\besac\b/)
      : script.split(/\n(?=[ \t]*(?:fi\b|$))/);
    return isExpected(said, "answer");
  }
  const name = kept[1] ?? "(?:status|output)";
  // Up to the next answer, and within the test.
  const again =
    kept[1] === undefined ? /^[ \t]*run[ \t]|^\}/m : new RegExp(`\\b${name}=|^\\}`, "m");
  const script = rest.slice(0, again.exec(rest)?.index ?? rest.length);
  return isExpected(script, name) || (kept[1] === undefined && failed.test(script));
}

function isExpected(script: string, name: string): boolean {
  const variable = String.raw`["'\\]*\$\{?${name}\}?["'\\]*`;
  const is = String.raw`(?:\[\[?|test)[ \t]+${variable}[ \t]+(?:==?|=~|-eq)[ \t]+${refused}(?:[ \t]+\]\]?)?[ \t]*`;
  const isNot = String.raw`(?:\[\[?|test)[ \t]+${variable}[ \t]+(?:!=|-ne)[ \t]+${refused}(?:[ \t]+\]\]?)?`;
  return [
    // Alone on its line it decides how the script goes on, and so it does before `||`.
    String.raw`^[ \t]*${is}(?:$|\|\|)`,
    String.raw`${isNot}[^\n]*(?:\n(?![ \t]*(?:fi|else|elif)\b)[^\n]*){0,4}(?:${fails})`,
    String.raw`^[ \t]*(?:assert|expect|check|want|verify|should|require)\w*[ \t][^\n]*(?:${variable}[ \t]+${refused}|${refused}[ \t]+${variable})`,
    // One branch for refusals, which goes on, none for what is taken, and one for all others, which does not.
    String.raw`^[ \t]*case[ \t]+${variable}[ \t]+in\s+\(?${refused}(?:[ \t]*\|[ \t]*${refused})*[ \t]*\)(?!(?:(?!;;)[^])*${fails})(?:(?!\besac\b|["' \t|(]2(?:\d\d|\?\?|\*))[^])*?[\s;]\*\)(?:(?!;;|\besac\b)[^])*${fails}`,
  ].some((pattern) => new RegExp(pattern, "m").test(script));
}
