import { endOfHereString, type Script } from "./script.ts";

/** How far the end of anything is searched, in characters. */
export const farthest = 5000;

const plain = /[^'"@#([{)\]}`;\n]+/y;
const strings = /'[^'\n]{0,5000}'|"(?:[^"`\n]|`[^]){0,5000}"/y;

/** The end of a match at an offset; undefined if there is none. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Where the brackets around an offset close, or where `ends` says so outside further brackets; undefined if too far
 * away.
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

/** Where the string or comment at an offset ends. */
function behindText(script: Script, at: number, char: string): number | undefined {
  const { text } = script;
  if (char === "#") return endOf(/(?<![^\s;{}()])#[^\n]{0,5000}/y, text, at);
  if (char === "'" || char === '"') return endOf(strings, text, at);
  return char === "@" && endOf(/@["'][ \t]*\r?\n/y, text, at) !== undefined
    ? endOfHereString(script, at)
    : undefined;
}
