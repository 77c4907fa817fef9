import type { Rewriting } from "../rewritten.ts";
import { behindQuoted, behindTest } from "./skipping.ts";
import { closeBrace, closeBracket, isBraced, openBracket } from "./zshBrackets.ts";
import { ZshCursor } from "./zshCursor.ts";
import { zshExpansions } from "./zshExpansions.ts";
import { readKeyword } from "./zshKeywords.ts";

/** The replacements that turn zsh syntax into bash; empty if it cannot be understood. */
export function zshSyntax(text: string): readonly Rewriting[] {
  const cursor = new ZshCursor(text);
  while (cursor.at < text.length) {
    const before = cursor.at;
    if (!step(cursor) || cursor.at <= before) return [];
  }
  cursor.endShort();
  if (cursor.open.length > 0 || cursor.at > text.length) return [];
  const sorted = cursor.rewritings.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const areApart = sorted.every(({ start }, index) => start >= (sorted[index - 1]?.end ?? 0));
  return areApart ? sorted : [];
}

/** Converts one token; false if the script cannot be understood. */
function step(cursor: ZshCursor): boolean {
  const char = cursor.text.charAt(cursor.at);
  if (char === " " || char === "\t" || char === "\r") cursor.at++;
  else if (char === "\\" && cursor.text[cursor.at + 1] === "\n") cursor.at += 2;
  else if (char === "\n") endLine(cursor);
  else if (char === "#" && /[\s;]|^$/.test(cursor.text.charAt(cursor.at - 1)))
    cursor.skip(/[^\n]*/y);
  else if (char === ";") endCommand(cursor);
  else if (char === "&" || char === "|") readJoint(cursor);
  else if (char === "<" || char === ">") readRedirect(cursor);
  else if (char === "(") openBracket(cursor);
  else if (char === ")") return closeBracket(cursor);
  else if (char === "}" && isBraced(cursor)) return closeBrace(cursor);
  else readWord(cursor);
  return true;
}

function endLine(cursor: ZshCursor): void {
  cursor.endShort();
  cursor.at++;
  for (const { end, isIndented } of cursor.documents.splice(0)) {
    while (cursor.at < cursor.text.length) {
      const line = cursor.skip(/[^\n]*\n?/y).replace(/\r?\n$/, "");
      if ((isIndented ? line.replace(/^\t+/, "") : line) === end) break;
    }
  }
  cursor.isCommand = cursor.top()?.kind !== "array";
}

function endCommand(cursor: ZshCursor): void {
  const isItem = /^;[;&|]/.test(cursor.text.slice(cursor.at, cursor.at + 2));
  if (!isItem) cursor.endShort();
  if (cursor.text.startsWith(";|", cursor.at)) cursor.put(cursor.at, cursor.at + 2, ";;&");
  cursor.at += isItem ? 2 : 1;
  cursor.isCommand = !isItem;
}

function readJoint(cursor: ZshCursor): void {
  // `&!` and `&|` start a disowned background job.
  if (/^&[!|]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
    cursor.put(cursor.at + 1, cursor.at + 2, "");
  }
  const isRedirect = /^&>/.test(cursor.text.slice(cursor.at, cursor.at + 2));
  cursor.skip(/[&|!>]+/y);
  cursor.isCommand = !isRedirect;
}

function readRedirect(cursor: ZshCursor): void {
  const document = /<<(-?)[ \t]*(["']?)([\w.-]+)\2/y;
  document.lastIndex = cursor.at;
  const found = cursor.text.startsWith("<<<", cursor.at) ? null : document.exec(cursor.text);
  if (found !== null) {
    const [all, dash, , end = ""] = found;
    cursor.documents.push({ end, isIndented: dash === "-" });
    cursor.at += all.length;
  } else if (/^[<>]\(/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
    cursor.at += 2;
    cursor.open.push({ kind: "paren", ending: ")" });
    cursor.isCommand = true;
  } else {
    // A numeric range pattern, `<1-9>`.
    const start = cursor.at;
    if (cursor.skip(/<\d*-\d*>/y) !== "") cursor.put(start, cursor.at, "*");
    else cursor.skip(/[<>]+[&|!]?/y);
  }
}

function readWord(cursor: ZshCursor): void {
  const start = cursor.at;
  if (cursor.isCommand && /^\{(?:\s|$)/.test(cursor.text.slice(start, start + 2))) {
    cursor.open.push({ kind: "group", ending: "}" });
    cursor.at++;
    return;
  }
  const keyword = cursor.isCommand ? cursor.peek(/[a-z!]+(?=[\s(;{]|$)/y) : "";
  if (keyword !== "" && readKeyword(cursor, keyword)) return;
  if (cursor.isCommand && cursor.text.startsWith("[[", start)) {
    cursor.pass(behindTest(cursor.text, start));
    cursor.isCommand = false;
    return;
  }
  if (!pieces(cursor)) return;
  const word = cursor.text.slice(start, cursor.at);
  if (word === "esac" && cursor.top()?.kind === "case") cursor.open.pop();
  const isAssignment = /^\w+(?:\[[^\]]*\])?\+?=/.test(word);
  if (isAssignment && word.endsWith("=") && cursor.text[cursor.at] === "(") {
    cursor.open.push({ kind: "array", ending: ")" });
    cursor.at++;
    cursor.isCommand = false;
  } else if (!isAssignment) cursor.isCommand = false;
}

/** Moves over a word; false if commands begin inside it. */
function pieces(cursor: ZshCursor): boolean {
  const { length } = cursor.text;
  do {
    const start = cursor.at;
    const { expansions, end } = zshExpansions(cursor.text, start);
    cursor.rewritings.push(...expansions);
    if (end !== undefined) {
      cursor.at = end;
    } else if (/^\$\((?!\()/.test(cursor.text.slice(start, start + 3))) {
      cursor.at += 2;
      cursor.open.push({ kind: "paren", ending: ")" });
      cursor.isCommand = true;
      return false;
    } else {
      cursor.at = behindQuoted(cursor.text, start) ?? start + 1;
    }
  } while (cursor.at < length && !/[\s;&|<>()]/.test(cursor.text.charAt(cursor.at)));
  return true;
}
