import { behindBrackets, behindTest } from "./skipping.ts";
import type { ZshCursor } from "./zshCursor.ts";

const blanks = /(?:[ \t]|\\\n)*/y;

/** Converts a construct that begins with a keyword; false for other words. */
export function readKeyword(cursor: ZshCursor, word: string): boolean {
  const { length } = word;
  switch (word) {
    case "if":
    case "elif":
    case "while":
    case "until":
      cursor.at += length;
      condition(cursor, /if$/.test(word) ? "then" : "do");
      return true;
    case "for":
    case "foreach":
    case "select":
      return each(cursor);
    case "repeat": {
      const start = cursor.at;
      cursor.skip(/repeat[ \t]+[^\s;]+/y);
      cursor.put(start, cursor.at, "while :");
      readBody(cursor, "do", "done");
      return true;
    }
    case "function": {
      const isNamed = cursor.skip(/function[ \t]+[^\s(){}]+[ \t]*(?:\([ \t]*\))?/y) !== "";
      if (!isNamed) cursor.put(cursor.at, cursor.at + length, "");
      if (!isNamed) cursor.at += length;
      return true;
    }
    case "case":
      cursor.at += length;
      cursor.open.push({ kind: "case", ending: "esac" });
      cursor.isCommand = false;
      return true;
    case "then":
    case "else":
    case "do":
    case "time":
    case "!":
      cursor.at += length;
      return true;
    default:
      return false;
  }
}

/** Conditions with short bodies: `if [[ … ]] {`, `while (( … )) {`, `if [[ … ]] command`. */
function condition(cursor: ZshCursor, opening: "then" | "do"): void {
  const [start, count] = [cursor.at, cursor.rewritings.length];
  for (;;) {
    cursor.skip(/(?:[ \t]|!(?=[ \t])|\\\n)*/y);
    const end = endOfCondition(cursor);
    if (end === undefined) {
      cursor.at = start;
      cursor.rewritings.length = count;
      return;
    }
    cursor.pass(end);
    cursor.skip(blanks);
    if (cursor.skip(/(?:&&|\|\|)\s*/y) === "") break;
  }
  cursor.isCommand = false;
  if (!/^(?:[;&|\r\n]|$)/.test(cursor.text.slice(cursor.at, cursor.at + 1))) {
    readBody(cursor, opening, opening === "then" ? "fi" : "done");
  }
}

function endOfCondition(cursor: ZshCursor): number | undefined {
  if (cursor.text.startsWith("[[", cursor.at)) return behindTest(cursor.text, cursor.at);
  const isSum = cursor.text.startsWith("((", cursor.at);
  return isSum ? behindBrackets(cursor.text, cursor.at, "()") : undefined;
}

/** `for x (…)`, `for name value in …`. */
function each(cursor: ZshCursor): boolean {
  if (cursor.skip(/for[ \t]*(?=\(\()/y) !== "") {
    cursor.pass(behindBrackets(cursor.text, cursor.at, "()"));
    return true;
  }
  const [, head = "", more = ""] =
    /^(\w+[ \t]+\w+)((?:[ \t]+(?!in\b)\w+)*)[ \t]*(?:\(|in\b)/.exec(
      cursor.text.slice(cursor.at, cursor.at + 200),
    ) ?? [];
  if (head === "") return false;
  if (head.startsWith("foreach")) cursor.put(cursor.at, cursor.at + 7, "for");
  cursor.at += head.length;
  if (more !== "") cursor.put(cursor.at, cursor.at + more.length, "");
  cursor.at += more.length;
  cursor.skip(blanks);
  cursor.isCommand = false;
  if (cursor.text[cursor.at] !== "(") return true;
  const end = behindBrackets(cursor.text, cursor.at, "()");
  cursor.put(cursor.at, cursor.at + 1, " in ");
  cursor.at++;
  cursor.pass(end - 1);
  cursor.put(end - 1, end, " ");
  cursor.at = end;
  readBody(cursor, "do", "done");
  return true;
}

/** The body of a condition or loop: in braces, as in bash, or a single command. */
function readBody(cursor: ZshCursor, opening: "then" | "do", ending: "fi" | "done"): void {
  cursor.isCommand = true;
  if (cursor.peek(new RegExp(`(?:[ \\t]*;)?\\s*${opening}\\b`, "y")) !== "") {
    if (cursor.peek(/\s*[;\n]/y) === "") cursor.put(cursor.at, cursor.at, ";");
    cursor.skip(/[ \t]*;?/y);
    return;
  }
  cursor.skip(/[ \t]*;?\s*/y);
  if (cursor.peek(/\{(?=\s)/y) === "") {
    cursor.put(cursor.at, cursor.at, `;${opening} `);
    cursor.open.push({ kind: "short", ending: `;${ending}` });
  } else {
    cursor.put(cursor.at, cursor.at + 1, `;${opening} `);
    cursor.at++;
    cursor.open.push({ kind: "brief", ending });
  }
}
