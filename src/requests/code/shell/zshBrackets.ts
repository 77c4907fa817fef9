import { behindBrackets } from "./skipping.ts";
import type { ZshCursor } from "./zshCursor.ts";

/** Handles an opening parenthesis: arithmetic, a function, a pattern, or a subshell. */
export function openBracket(cursor: ZshCursor): void {
  const { length: empty } = cursor.peek(/\([ \t]*\)/y);
  if (cursor.isCommand && cursor.text.startsWith("((", cursor.at)) {
    cursor.pass(behindBrackets(cursor.text, cursor.at, "()"));
    cursor.isCommand = false;
  } else if (empty > 0) {
    // An anonymous function.
    if (cursor.isCommand) cursor.put(cursor.at, cursor.at + empty, "");
    cursor.at += empty;
    cursor.isCommand = true;
  } else {
    const isPart = /[^\s;&|(){}=<>$]/.test(cursor.text.charAt(cursor.at - 1));
    const pattern = cursor.isCommand || !isPart ? "" : cursor.peek(/\([^()\n"'$`]{1,80}\)/y);
    if (pattern === "") {
      cursor.at++;
      cursor.open.push({ kind: "paren", ending: ")" });
      cursor.isCommand = true;
    } else {
      // `*.json(N)`, `*.(json|csv)`
      cursor.put(cursor.at, cursor.at + pattern.length, "*");
      cursor.at += pattern.length;
    }
  }
}

/** Handles a closing parenthesis; false if none is open. */
export function closeBracket(cursor: ZshCursor): boolean {
  cursor.endShort();
  const top = cursor.top();
  cursor.at++;
  if (top?.kind === "paren" || top?.kind === "array") cursor.open.pop();
  cursor.isCommand = cursor.top()?.kind === "case";
  return top !== undefined && top.kind !== "group" && top.kind !== "brief";
}

/** Whether a brace on its own closes a block. */
export function isBraced(cursor: ZshCursor): boolean {
  const isAlone = /^\}(?:[\s;&|<>)]|$)/.test(cursor.text.slice(cursor.at, cursor.at + 2));
  return isAlone && cursor.open.some(({ kind }) => kind === "group" || kind === "brief");
}

/** Handles a closing brace; false if it cannot be understood. */
export function closeBrace(cursor: ZshCursor): boolean {
  const start = cursor.at;
  cursor.endShort();
  const top = cursor.open.pop();
  if (top?.kind !== "group" && top?.kind !== "brief") return false;
  const isEnded = /[;&{][ \t]*$|\n[ \t]*$/.test(cursor.text.slice(Math.max(0, start - 200), start));
  const end = isEnded ? "" : ";";
  cursor.at++;
  if (top.kind === "group") {
    if (end !== "") cursor.put(start, start, end);
    const { length: always } = cursor.peek(/[ \t]*always(?=[ \t]*\{)/y);
    if (always > 0) cursor.put(cursor.at, cursor.at + always, ";");
    cursor.at += always;
    cursor.isCommand = always > 0;
    return true;
  }
  const [, next] = /^[ \t]*(elif|else)\b/.exec(cursor.text.slice(cursor.at, cursor.at + 40)) ?? [];
  const goesOn = top.ending === "fi" && next !== undefined;
  cursor.put(start, start + 1, goesOn ? end || " " : `${end}${top.ending}`);
  cursor.isCommand = goesOn;
  if (goesOn && next === "else") {
    cursor.skip(/[ \t]*else[ \t]*/y);
    if (cursor.text[cursor.at] !== "{") return false;
    cursor.put(cursor.at, cursor.at + 1, " ");
    cursor.at++;
    cursor.open.push({ kind: "brief", ending: "fi" });
  }
  return true;
}
