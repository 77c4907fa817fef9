import type { Span } from "../../httpRequest.ts";

/** The whole lines of a statement that is alone on them, including its semicolon; otherwise the statement itself. */
export function wholeStatement(text: string, { start, end }: Span): Span {
  const semicolon = text[end] === ";" ? end + 1 : end;
  const before = /(?:^|\n)[ \t]{0,200}$/.exec(text.slice(Math.max(0, start - 201), start));
  const after = /^[ \t]{0,200}(\r?\n|$)/.exec(text.slice(semicolon, semicolon + 202));
  if (before === null || after === null) return { start, end: semicolon };
  const lineStart = start - before[0].replace("\n", "").length;
  return { start: lineStart, end: semicolon + after[0].length };
}
