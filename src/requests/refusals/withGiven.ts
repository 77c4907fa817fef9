import type { Span } from "../httpRequest.ts";
import type { FunctionCode } from "../code/declarations.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

const status = new RegExp(String.raw`^(?:${refusalStatuses}|2\d\d)$`);

interface Followed {
  readonly text: string;
  readonly entered: Iterable<FunctionCode>;
}

/**
 * A part of a test's helper (`around`) with the statuses that its caller gives it instead of its parameters:
 * `refused(probe, 406)`.
 */
export function withGiven(
  script: string,
  around: Span | undefined,
  caller: Span | undefined,
  { text, entered }: Followed,
): string {
  if (around === undefined || caller === undefined) return script;
  const code = [...entered].find(({ start, end }) => start === around.start && end === around.end);
  if (code === undefined) return script;
  const parameters = code.takesSelf === true ? code.parameters.slice(1) : code.parameters;
  const args = argumentsOf(text.slice(caller.start, caller.end));
  return parameters.reduce((said, { pattern }, index) => {
    const given = args[index];
    if (pattern.kind !== "variable" || given === undefined || !status.test(given)) return said;
    const name = pattern.name.replace(/^\$/, "");
    return said.replace(new RegExp(String.raw`(?<![\w.])\$?${name}\b(?![ \t]*[(:=])`, "g"), given);
  }, script);
}

/** The arguments in the source of a call, from its last parenthesis on; texts are left out. */
function argumentsOf(call: string): readonly string[] {
  const signs = call.trimEnd().replace(/(["'`])(?:(?!\1)[^\\]|\\.)*\1/gs, '""');
  if (!signs.endsWith(")")) return [];
  let depth = 0;
  let end = signs.length - 1;
  const args: string[] = [];
  for (let at = end; at >= 0; at--) {
    const sign = signs.charAt(at);
    if (/[)\]}]/.test(sign)) depth++;
    if (/[([{]/.test(sign)) depth--;
    if (depth > 1 || (depth === 1 && sign !== ",")) continue;
    args.unshift(signs.slice(at + 1, end).trim());
    end = at;
    if (depth === 0) return args;
  }
  return [];
}
