import type { CodeLanguage } from "../../client.ts";
import type { Span } from "../../httpRequest.ts";

/** How far around a statement is looked, in UTF-16 units. */
const near = 400;

/** A condition behind a statement, as in Ruby. */
const modifier = /^[ \t]*(?:if|unless|while|until|rescue|and|or|&&|\|\|)(?=[ \t(])/;
/** What is before the only statement of a branch without braces. */
const bare = /(?:^|[^\w.$])(?:else|do)$/;
/** The end of the block that begins before. */
const blockEnd = /^\s*;?\s*(?:fi|done|else|elif|elsif|end|esac|;;|\})(?![\w-])/;
const control = /(?:^|[^\w.$])(?:if|elseif|for|foreach|while|using|lock|fixed)\s*$/;

/**
 * Whether code would mean something else, or break, without a statement: it is alone behind a condition, or alone in
 * a block that must not be empty.
 */
export function isOnlyStatement(
  text: string,
  { start, end }: Span,
  language: CodeLanguage | undefined,
): boolean {
  const before = text.slice(Math.max(0, start - near), start).trimEnd();
  const after = text.slice(end, end + near);
  if (modifier.test(after) || bare.test(before)) return true;
  if (/(?:^|[^\w.$])then$/.test(before)) return blockEnd.test(after);
  if (language === "shell" && before.endsWith("{")) return blockEnd.test(after);
  if (language === "python" && before.endsWith(":")) return isLeftBehind(text, start, after);
  return before.endsWith(")") && control.test(beforeParentheses(before));
}

/** Whether the next line is further left than the statement, so that its block ends there. */
function isLeftBehind(text: string, start: number, after: string): boolean {
  const own = /[ \t]*$/.exec(text.slice(Math.max(0, start - near), start))?.[0] ?? "";
  const begins = own === "" ? (/^[ \t]*/.exec(text.slice(start, start + near))?.[0] ?? "") : own;
  const [, next] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*)/.exec(after) ?? [];
  return next === undefined || next.length < begins.length || after.trim() === "";
}

/** What is before the parentheses that a text ends with. */
function beforeParentheses(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    if (text[at] === "(") depth -= 1;
    if (depth === 0) return text.slice(0, at);
  }
  return "";
}
