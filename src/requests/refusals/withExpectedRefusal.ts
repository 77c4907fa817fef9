import type { HttpRequest } from "../httpRequest.ts";
import { isRefusedInPester } from "./isRefusedInPester.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** How far before and after a command is looked, in characters. */
const [before, behind] = [300, 3000];

/** Text that stores a response or status in a variable; `run` of bats does so itself. */
const keeps = /(?:^|[\s;(])([A-Za-z_]\w*)=["']?(?:\$\(|`)[^\n]*$|^[ \t]*run[ \t][^\n]*$/;

/** A test around the command: `test "$(curl …)" = 406`. */
const asked = /^(.*?)["']?(?:\$\(|`)[^\n()`]*$/;

const quotes = String.raw`["'*\\]*`;
const refused = `${quotes}(?:${refusalStatuses}|unauthorized|media_type_not_acceptable)${quotes}`;

/** What a script does when a check fails. */
const fails = /(?:\b(?:exit|return)[ \t]+[1-9]|\b[fF]ail|\bFAIL)/.source;

/** In bats: the command failed, as curl does with status 22 on a refusal. */
const failed =
  /^[ \t]*(?:assert_failure\b|\[\[?[ \t]+"?\$\{?status\}?"?[ \t]+(?:-eq[ \t]+22|==?[ \t]+22|-ne[ \t]+0|!=[ \t]+0)[ \t]+\])/m;

/**
 * Marks a shell command whose response a test expects to be a refusal: the script fails on anything else. A script
 * that merely branches on the status handles errors.
 */
export function withExpectedRefusal(request: HttpRequest, text: string): HttpRequest {
  const { form, span, through = [] } = request;
  if (form.kind !== "curl" && form.kind !== "command") return request;
  // The assertion may follow a call of the function that sends the request.
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
    // Only up to the end of that statement.
    const [said = ""] = /^[ \t]*case\b/.test(script)
      ? script.split(/\besac\b/)
      : script.split(/\n(?=[ \t]*(?:fi\b|$))/);
    return isExpected(said, "answer");
  }
  const name = kept[1] ?? "(?:status|output)";
  // Up to the next response, and within the test.
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
    // As a bare command its exit status decides, as it does before `||`.
    String.raw`^[ \t]*${is}(?:$|\|\|)`,
    String.raw`${isNot}[^\n]*(?:\n(?![ \t]*(?:fi|else|elif)\b)[^\n]*){0,4}(?:${fails})`,
    String.raw`^[ \t]*(?:assert|expect|check|want|verify|should|require)\w*[ \t][^\n]*(?:${variable}[ \t]+${refused}|${refused}[ \t]+${variable})`,
    // A `case` whose branch for refusals goes on, with none for success, and whose default fails.
    String.raw`^[ \t]*case[ \t]+${variable}[ \t]+in\s+\(?${refused}(?:[ \t]*\|[ \t]*${refused})*[ \t]*\)(?!(?:(?!;;)[^])*${fails})(?:(?!\besac\b|["' \t|(]2(?:\d\d|\?\?|\*))[^])*?[\s;]\*\)(?:(?!;;|\besac\b)[^])*${fails}`,
  ].some((pattern) => new RegExp(pattern, "m").test(script));
}
