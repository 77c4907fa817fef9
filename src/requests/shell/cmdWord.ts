import type { Quote } from "../httpRequest.ts";
import type { Reading, WordDraft } from "./shellWord.ts";
import { write } from "../places/written.ts";

const plain = /[^\s"^\\%&|<>()]+/y;
const variable = /%(?:[A-Za-z_]\w{0,60}(?::[^%\n]{0,60})?%|~?\d)/y;

/**
 * Reads one piece of a word in cmd.exe. It is parsed twice: cmd removes carets (outside its own quotes), then the
 * program removes quotes, including those after a caret.
 */
export function readCmdPiece({ text }: Reading, at: number, draft: WordDraft): number {
  if (text[at] === '"') return readString(text, at + 1, draft, "double");
  if (text[at] === "^" && text[at + 1] === '"') return readString(text, at + 2, draft, "caret");
  return readLetters(text, at, draft, "none");
}

function readString(text: string, from: number, draft: WordDraft, quote: Quote): number {
  const closes = quote === "caret" ? '^"' : '"';
  if (text.startsWith(closes, from)) write(draft, "", { start: from, end: from }, quote);
  for (let at = from; ;) {
    // A line end closes quotes: cmd has no multi-line strings, except after a caret.
    if (at >= text.length || text[at] === "\n" || (text[at] === "\r" && text[at + 1] === "\n")) {
      draft.closed = false;
      return at;
    }
    const escaped = [`\\${closes}`, closes + closes].find((form) => text.startsWith(form, at));
    if (escaped !== undefined) {
      write(draft, '"', { start: at, end: at + escaped.length }, quote);
      at += escaped.length;
    } else if (text.startsWith(closes, at)) {
      return at + closes.length;
    } else {
      at = readLetters(text, at, draft, quote);
    }
  }
}

function readLetters(text: string, at: number, draft: WordDraft, quote: Quote): number {
  const char = text[at];
  if (char === "^" && quote !== "double") {
    const lineEnd = text.startsWith("\r\n", at + 1) ? 2 : text[at + 1] === "\n" ? 1 : 0;
    if (lineEnd > 0) return at + 1 + lineEnd;
    const end = Math.min(at + 2, text.length);
    write(draft, text.slice(at + 1, end), { start: at, end }, quote);
    return end;
  }
  if (char === "%") {
    variable.lastIndex = at;
    if (variable.test(text)) {
      const end = variable.lastIndex;
      if (quote === "none") draft.expands = true;
      write(draft, text.slice(at, end), { start: at, end }, quote, true);
      return end;
    }
  }
  plain.lastIndex = at;
  const end = plain.test(text) ? plain.lastIndex : at + 1;
  write(draft, text.slice(at, end), { start: at, end }, quote);
  return end;
}
