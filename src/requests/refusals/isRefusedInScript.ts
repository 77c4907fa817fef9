import { failsInScript as fails, passesInScript as passes } from "./failsInScript.ts";
import type { OwnChecks } from "./ownChecksIn.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** A command, or the call of a function that sends it, and what stands around it. */
interface Place {
  /** What stands before it on its line. */
  readonly line: string;
  readonly rest: string;
  /** The call; empty for the command itself. */
  readonly call: string;
  /** What stands before the command, and before each call that leads to it, on their lines. */
  readonly lines: readonly string[];
}

/** Text that stores a response or status in a variable; `run` of bats does so itself. */
const keeps = /(?:^|[\s;(])([A-Za-z_]\w*)=["']?(?:\$\(|`)[^\n]*$|^[ \t]*run[ \t][^\n]*$/;

/** A test around the command: `test "$(curl …)" = 406`. */
const asked = /^(.*?)["']?(?:\$\(|`)[^\n()`]*$/;

/** The end of such a substitution, perhaps behind a command that reads the answer. */
const askedEnd = /^(?:[ \t]*\|[^\n()`]{0,200})?[ \t]*[)`]["']?/;

const quotes = String.raw`["'*\\]*`;
const refusal = `(?:${refusalStatuses}|unauthorized|media_type_not_acceptable)`;
const refused = `${quotes}${refusal}${quotes}`;
const anyRefusal = new RegExp(refusal);

/** Names of functions that say what is expected, and not what is not. */
const assertion =
  /^(?:(?:assert|expect|check|want|verify|should|require)(?!\w*(?:[nN]ot|_ne|[a-z]Ne)(?![a-z]))\w*|is|ok|eq|equals?|same|is_eq|is_equal)$/;

/** In bats: the command failed, as curl does with status 22 on a refusal. */
const failed =
  /^[ \t]*(?:assert_failure\b|\[\[?[ \t]+"?\$\{?status\}?"?[ \t]+(?:-eq[ \t]+22|==?[ \t]+22|-ne[ \t]+0|!=[ \t]+0)[ \t]+\])/m;

/** Whether a script fails unless a request is refused. */
export function isRefusedInScript(place: Place, checks: OwnChecks): boolean {
  const { call } = place;
  const [line, rest] = [inOneLine(place.line), inOneLine(place.rest)];
  if (isCheckOfItsOwn(call, checks)) return true;
  const kept = keeps.exec(line);
  if (kept === null)
    return isAskedAtOnce(line, rest, checks) || isAskedBehind({ ...place, line, rest }, checks);
  const name = kept[1] ?? "(?:status|output)";
  // Up to the next response, and within the test.
  const again =
    kept[1] === undefined ? /^[ \t]*run[ \t]|^\}/m : new RegExp(`\\b${name}=|^\\}`, "m");
  const script = rest.slice(0, again.exec(rest)?.index ?? rest.length);
  if (kept[1] === undefined && failed.test(script)) return true;
  return isExpected(script, name, checks) || isToldBehind(script, name, checks);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\\\n[ \t]*/g, " ");
}

/** Whether the call is of a function that compares the status with the one that it is given: `check 406 /me`. */
function isCheckOfItsOwn(call: string, checks: OwnChecks): boolean {
  const [, name = ""] = /^([\w-]+)[ \t]/.exec(call) ?? [];
  if (!checks.has(name)) return false;
  const words = inOneLine(call).match(/"[^"\n]*"|'[^'\n]*'|\S+/g) ?? [];
  return words.some((word) => new RegExp(`^${refused}$`).test(word));
}

function isAskedAtOnce(line: string, rest: string, checks: OwnChecks): boolean {
  const [, lead] = asked.exec(line) ?? [];
  const [end] = askedEnd.exec(rest) ?? [];
  if (lead === undefined || end === undefined) return isFilteredAtOnce(line, rest);
  const script = `${lead}"$answer"${rest.slice(end.length)}`;
  // Only up to the end of that statement.
  const [said = ""] = /^[ \t]*case\b/.test(script)
    ? script.split(/\besac\b/)
    : script.split(/\n(?=[ \t]*(?:fi\b|$))/);
  return isExpected(said, "answer", checks);
}

const filter = String.raw`(?:grep|jq)[ \t]+(?!-\w*v)[^\n|]{0,200}${refused}[^\n|]{0,100}`;

/** `curl … | grep -q 406 || exit 1` */
function isFilteredAtOnce(line: string, rest: string): boolean {
  return (
    /^[ \t]*$/.test(line) &&
    new RegExp(String.raw`^[ \t]*\|[ \t]*${filter}\|\|[^\n]*(?:\n[^\n]*)?${fails}`).test(rest)
  );
}

/** Whether the function that a call is of keeps the status in a variable that is looked at behind the call. */
function isAskedBehind({ line, rest, call, lines }: Place, checks: OwnChecks): boolean {
  const [, called] = /^([\w-]+)[ \t]/.exec(call) ?? [];
  if (called === undefined || !/^[ \t]*$/.test(line)) return false;
  const names = new Set(lines.flatMap((each) => keeps.exec(each)?.[1] ?? []));
  return [...names].some((name) => {
    const again = new RegExp(String.raw`^[ \t]*${called}\b|\b${name}=|^\}`, "m");
    const script = rest.slice(0, again.exec(rest)?.index ?? rest.length);
    return isExpected(script, name, checks) || isToldBehind(script, name, checks);
  });
}

/** Whether a function of the script that looks at the variable is told what to expect: `expect_status 406`. */
function isToldBehind(script: string, name: string, checks: OwnChecks): boolean {
  if (checks.size === 0 || !anyRefusal.test(script)) return false;
  const told = new RegExp(
    String.raw`^[ \t]*([\w-]+)[ \t]+${refused}[ \t]*(?:$|[#;|]|["'](?!\$))`,
    "m",
  );
  const source = checks.get(told.exec(script)?.[1] ?? "");
  return source !== undefined && new RegExp(String.raw`\$\{?${name}\b`).test(source);
}

function isExpected(script: string, name: string, checks: OwnChecks): boolean {
  // Most scripts never speak of one, and the patterns below are slow.
  if (!anyRefusal.test(script)) return false;
  const itself = String.raw`\$\{?${name}\}?`;
  // Or what a command reads of it.
  const variable = String.raw`["'\\]*(?:${itself}|\$\([^\n()]{0,200}${itself}["']?[^\n()]{0,200}\))["'\\]*`;
  const compared = (operators: string): string =>
    String.raw`(?:\[\[?|test)[ \t]+(?:${variable}[ \t]+(?:${operators})[ \t]+${refused}|${refused}[ \t]+(?:${operators})[ \t]+${variable})(?:[ \t]+\]\]?)?`;
  const [is, isNot] = [compared("==?|=~|-eq"), compared("!=|-ne")];
  const answer = String.raw`(?:(?:echo|printf)[^\n|]{0,100}${itself}["']?[ \t]*\|[ \t]*${filter}|${filter}<<<[ \t]*["']?${itself}["']?[ \t]*)`;
  const together = String.raw`(?:${variable}[ \t]+${refused}|${refused}[ \t]+${variable})`;
  const calls = new RegExp(String.raw`^[ \t]*([\w-]{1,80})[ \t](?:[^\n]*[ \t])?${together}`, "gm");
  for (const [, called = ""] of script.matchAll(calls)) {
    if (assertion.test(called) || checks.has(called)) return true;
  }
  return [
    // As a bare command its exit status decides, as it does before `||`, if that does not merely go on.
    String.raw`^[ \t]*${is}[ \t]*(?:$|\|\|(?![ \t]*(?:(?:return|exit)[ \t]+0\b|continue\b|break\b|true\b|:)))`,
    String.raw`^[ \t]*${is}[ \t]*&&[^\n|]*\|\|[^\n]*${fails}`,
    // Where it is so the test has passed, or else it fails.
    String.raw`\bif[ \t]+${is}(?:(?!\b(?:else|elif|fi)\b|${fails})[^]){0,200}?${passes}(?:(?!\b(?:elif|fi)\b|${fails})[^]){0,200}?\belse\b(?:(?!\bfi\b)[^]){0,300}?${fails}`,
    String.raw`${isNot}(?![ \t]*(?:\]\]?)?[ \t]*\|\|)[^\n]*(?:\n(?![ \t]*(?:fi|else|elif)\b)[^\n]*){0,4}(?:${fails})`,
    String.raw`^[ \t]*${answer}\|\|[^\n]*(?:\n[^\n]*)?${fails}`,
    // A `case` whose branch for refusals goes on, with none for success, and whose default fails.
    String.raw`^[ \t]*case[ \t]+${variable}[ \t]+in\s+\(?${refused}(?:[ \t]*\|[ \t]*${refused})*[ \t]*\)(?!(?:(?!;;)[^])*${fails})(?:(?!\besac\b|["' \t|(]2(?:\d\d|\?\?|\*))[^])*?[\s;]\*\)(?:(?!;;|\besac\b)[^])*${fails}`,
  ].some((pattern) => new RegExp(pattern, "m").test(script));
}
