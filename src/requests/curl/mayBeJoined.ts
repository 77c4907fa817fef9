import type { Span } from "../httpRequest.ts";

/**
 * Whether a string of an unknown language may become part of a longer one, judging by the text around it and the
 * further use of the variable that holds it. `before`: the text before it on its line.
 */
export function mayBeJoined(text: string, { end }: Span, before: string): boolean {
  if (joinedBehind.test(text.slice(end, end + longestGap))) return true;
  if (joinedBefore.test(before) || joiningCall.test(before)) return true;
  const [, given, listed] = givenTo.exec(before) ?? [];
  const name = given ?? listed;
  if (name === undefined) return false;
  const escaped = name.replace(/[$]/g, "\\$&");
  const use = new RegExp(
    String.raw`[+.&~<>|%$#{]\s*${escaped}(?![\w$])|(?<![\w$])${escaped}\s*(?:[+.&~<|%,]|:=|=)`,
  );
  return use.test(text.slice(end, end + furthestUse));
}

const longestGap = 300;
const furthestUse = 4000;

/** What follows a string that is concatenated, on its line or the next, or that is an item of a word list. */
const joinedBehind =
  /^\s*(?:[+%~"']|&(?!&)|\.\.?(?=[\s"'$\w(])|<<|<>|\|\||\\\r?\n\s*["']|,\s*["']\s*-)/;

const joinedBefore = /(?:[+~.&]|<<|<>)\s*$/;

/** A function that concatenates its arguments. */
const joiningCall =
  /(?:paste0?|concat\w*|append\w*|printf\w*|format\w*|strcat\w*|join\w*|push\w*|write\w*|add\w*|\bstr)!?\s*\(\s*[^()"']{0,100}$|\(\s*(?:concat|str|string-append|format)\s[^()"']{0,100}$/i;

const givenTo =
  /([A-Za-z_$][\w$]*)\s*(?::[^=:"']{0,60})?(?::=|=>?|<-)\s*\(?\s*[a-z]{0,2}$|\b(?:setq|set|defvar|def|let)\s+([A-Za-z_][\w-]*)\s+$/;
