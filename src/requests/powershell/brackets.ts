import { endOfHereString, type Script } from "./script.ts";

/** As far as it is looked for the end of anything. */
export const farthest = 5000;

const plain = /[^'"@#([{)\]}`;\n]+/y;
const strings = /'[^'\n]{0,5000}'|"(?:[^"`\n]|`[^]){0,5000}"/y;

/** Matches at an offset; the end of the match, or undefined. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Where the bracket closes that an offset stands in, or what `ends` takes for an end stands in no further
 * bracket; undefined where that is too far away.
 */
export function endWithin(
  script: Script,
  from: number,
  ends: (char: string, at: number) => boolean = () => false,
): number | undefined {
  if (script.patience <= 0) return undefined;
  const { text } = script;
  const last = Math.min(text.length, from + farthest);
  let depth = 0;
  let at = from;
  let end: number | undefined;
  while (at < last && end === undefined) {
    at = endOf(plain, text, at) ?? at;
    const char = text.charAt(at);
    const behind = behindText(script, at, char);
    if (depth === 0 && ends(char, at)) end = at;
    else if (behind !== undefined) at = behind;
    else if (/[)\]}]/.test(char) && --depth < 0) end = at;
    else {
      if (/[([{]/.test(char)) depth++;
      at += char === "`" ? 2 : 1;
    }
  }
  script.patience -= Math.min(at, last) - from + 1;
  return end;
}

/** Where a string or a comment ends that begins at an offset. */
function behindText(script: Script, at: number, char: string): number | undefined {
  const { text } = script;
  if (char === "#") return endOf(/(?<![^\s;{}()])#[^\n]{0,5000}/y, text, at);
  if (char === "'" || char === '"') return endOf(strings, text, at);
  return char === "@" && endOf(/@["'][ \t]*\r?\n/y, text, at) !== undefined
    ? endOfHereString(script, at)
    : undefined;
}
