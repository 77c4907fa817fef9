import type { Span } from "../httpRequest.ts";
import { leavesHeadersOut, leavesOut } from "./leavesOut.ts";
import { quotedEnds } from "./quotedEnd.ts";

/** What is between two brackets; or the whole text, without brackets. */
export interface Group extends Span {
  readonly bracket: string;
  readonly parent: Group | undefined;
}

/** A place where an example omits something. */
export interface Elision extends Span {
  /** It is in a comment, not in the code. */
  readonly isRemark: boolean;
  /** It says that headers are omitted. */
  readonly isOfHeaders: boolean;
  /** The innermost brackets around it. */
  readonly group: Group;
}

/** The brackets of a piece of code in any language, and what it omits. */
export interface Outline {
  readonly elisions: readonly Elision[];
  /** The innermost group around a place. */
  readonly groupAt: (at: number) => Group;
}

/** Bounds on the number of omissions, and of nested brackets. */
const mostElisions = 200;
const deepest = 200;
const longestLead = 200;

const mentioned = /\.{3}|…|\b(?:headers?|omitted|snip|left out)\b/i;

/** Omission dots; not those of `...rest` or `rest...`. */
const tokens =
  /(?<quote>"""|'''|["'`]|\/\*)|(?<line>(?<!:)\/\/[^\n]*|(?<=^|\s)#(?=[\s.…])[^\n]*)|(?<dots>(?<![\w.$)\]"'`])(?:\.{3}|…)(?![\w.$({["'`:@*&]))|(?<opens>[([{])|(?<closes>[)\]}])/gm;

/** Undefined where nothing is left out. */
export function outlineOf(text: string): Outline | undefined {
  if (!mentioned.test(text)) return undefined;
  const whole: Group = { start: -1, end: text.length, bracket: "", parent: undefined };
  const groups: (Group & { end: number })[] = [{ ...whole }];
  const elisions: Elision[] = [];
  const open = groups.slice();
  const endOf = quotedEnds(text);
  tokens.lastIndex = 0;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const { index: start, 0: token, groups: kinds = {} } = match;
    const group = open.at(-1) ?? whole;
    if (kinds["opens"] !== undefined) {
      const inner = { start, end: text.length, bracket: token, parent: group };
      groups.push(inner);
      open.push(inner);
    } else if (kinds["closes"] !== undefined) {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed !== undefined) closed.end = start;
    } else {
      const end = kinds["quote"] === undefined ? start + token.length : endOf(token, start);
      tokens.lastIndex = end ?? start + token.length;
      const isDots = kinds["dots"] !== undefined;
      const isRemark = kinds["line"] !== undefined || token === "/*";
      const said = end !== undefined && isRemark ? text.slice(start, end) : "";
      if (end !== undefined && (isDots || leavesOut(said))) {
        elisions.push({ start, end, isRemark, isOfHeaders: leavesHeadersOut(said), group });
      }
    }
    if (elisions.length === mostElisions || open.length > deepest) break;
  }
  return elisions.length === 0
    ? undefined
    : { elisions, groupAt: (at) => innermost(groups, at) ?? whole };
}

/** The text before a place on its line; a bracket on its own line belongs to the line above. */
export function leadOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestLead), Math.max(0, at));
  return before.slice(before.lastIndexOf("\n", before.trimEnd().length - 1) + 1);
}

/** Text before braces of an object or list; other braces contain statements. */
const beforeElements =
  /(?:[:=(,[{?|&]|\breturn|\bnew\s[\w.<>[\], ]{1,100}(?:\([^()]*\))?|(?:["']|:\w+)\s*=>)\s*$|(?:\w|(?<![=-])>|[\]}])$/;

/** Whether brackets contain statements, not the elements of a list, object or call. */
export function holdsStatements(text: string, { bracket, start }: Group): boolean {
  return bracket === "" || (bracket === "{" && !beforeElements.test(leadOf(text, start)));
}

function innermost(groups: readonly Group[], at: number): Group | undefined {
  let [low, high] = [0, groups.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((groups[middle]?.start ?? 0) < at) low = middle;
    else high = middle - 1;
  }
  let found = groups[low];
  while (found?.parent !== undefined && found.end < at) found = found.parent;
  return found;
}

/** The text with omission dots replaced by something that parses, of the same length. */
export function withoutElisions(text: string, { elisions }: Outline, isPython: boolean): string {
  let filled = "";
  for (const { start, end, isRemark, group } of elisions) {
    // In Python, `...` is a valid statement.
    if (isRemark || (isPython && holdsStatements(text, group))) continue;
    const isValue = group.bracket === "(" || /(?::|=|=>)\s*$/.test(leadOf(text, start));
    filled += text.slice(filled.length, start) + (isValue ? "_" : " ").repeat(end - start);
  }
  return filled + text.slice(filled.length);
}
