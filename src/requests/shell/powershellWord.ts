import type { Quote } from "../httpRequest.ts";
import { closing, findUnescaped, untilLineEnd, type Reading, type WordDraft } from "./shellWord.ts";
import { write } from "../places/written.ts";

const plain = /[^\s"'`$;&|<>(){}]+/y;
const plainInDouble = /[^"`$]+/y;
const variable =
  /\$(?:\{[^{}\n]{0,200}\}|\([^()\n]{0,500}\)|(?:[A-Za-z]\w*:)?[A-Za-z_]\w*(?:\.\w+)*|[?^$_])/y;
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/** Reads one piece of a word in PowerShell. */
export function readPowerShellPiece(reading: Reading, at: number, draft: WordDraft): number {
  const { text } = reading;
  if (text[at] === "'") return readSingle(reading, at + 1, draft);
  if (text[at] === '"') return readDouble(reading, at + 1, draft);
  if (text[at] === "`" || text[at] === "$") return readSpecial(text, at, draft, "none");
  plain.lastIndex = at;
  const end = plain.test(text) ? plain.lastIndex : at + 1;
  write(draft, text.slice(at, end), { start: at, end });
  return end;
}

function readSingle(reading: Reading, from: number, draft: WordDraft): number {
  const { text } = reading;
  for (let at = from; ;) {
    const end = closing(reading, "'", at, (source, start) => source.indexOf("'", start));
    if (end === undefined) return untilLineEnd(reading, at, draft);
    write(draft, text.slice(at, end), { start: at, end }, "single");
    if (text[end + 1] !== "'") return end + 1;
    write(draft, "'", { start: end, end: end + 2 }, "single");
    at = end + 2;
  }
}

function readDouble(reading: Reading, from: number, draft: WordDraft): number {
  const { text } = reading;
  const close = closing(reading, '"', from, (source, start) =>
    findUnescaped(source, start, '"', "`"),
  );
  if (close === undefined) return untilLineEnd(reading, from, draft);
  if (text[from] === '"' && text[from + 1] !== '"') {
    write(draft, "", { start: from, end: from }, "double");
  }
  for (let at = from; at < text.length;) {
    if (text[at] === '"') {
      if (text[at + 1] !== '"') return at + 1;
      write(draft, '"', { start: at, end: at + 2 }, "double");
      at += 2;
    } else if (text[at] === "`" || text[at] === "$") {
      at = readSpecial(text, at, draft, "double");
    } else {
      plainInDouble.lastIndex = at;
      plainInDouble.test(text);
      const end = plainInDouble.lastIndex;
      write(draft, text.slice(at, end), { start: at, end }, "double");
      at = end;
    }
  }
  draft.closed = false;
  return text.length;
}

/** Reads a backtick escape, or a variable, which stays as it is. */
function readSpecial(text: string, at: number, draft: WordDraft, quote: Quote): number {
  if (text[at] === "`") {
    if (text[at + 1] === "\n") return at + 2;
    if (text.startsWith("\r\n", at + 1)) return at + 3;
    const end = Math.min(at + 2, text.length);
    const letter = text.slice(at + 1, end);
    write(draft, escapes[letter] ?? letter, { start: at, end }, quote);
    return end;
  }
  variable.lastIndex = at;
  if (!variable.test(text)) {
    write(draft, "$", { start: at, end: at + 1 }, quote);
    return at + 1;
  }
  const end = variable.lastIndex;
  if (quote === "none") draft.expands = true;
  write(draft, text.slice(at, end), { start: at, end }, quote, true);
  return end;
}
