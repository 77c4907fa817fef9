import type { Quote } from "../httpRequest.ts";
import { closing, findUnescaped, untilLineEnd, type Reading, type WordDraft } from "./shellWord.ts";
import { write } from "../places/written.ts";

const plain = /[^\s"'\\$`;&|<>()]+/y;
const plainInDouble = /[^"\\$`]+/y;
const plainInAnsi = /[^\\]+/y;
const variable = /\$(?:[A-Za-z_]\w*|\{[^{}\n]{0,200}\}|[@*#?$!0-9-])/y;
const oldSubstitution = /`[^`\n]{0,1000}`/y;
const ansiEscape =
  /\\(?:u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|c[^]|[^])/y;
const longestSubstitution = 10_000;

/** Reads one piece of a word in sh, bash or zsh. */
export function readPosixPiece(reading: Reading, at: number, draft: WordDraft): number {
  const { text } = reading;
  const char = text[at];
  if (char === "'") {
    const end = closing(reading, "'", at + 1, (source, from) => source.indexOf("'", from));
    if (end === undefined) return untilLineEnd(reading, at + 1, draft);
    writeVerbatim(draft, text, at + 1, end, "single");
    return end + 1;
  }
  if (char === '"') return readDouble(reading, at + 1, draft);
  if (char === "\\") {
    const end = lineEndAfter(text, at + 1);
    if (end !== undefined) return end;
    const after = Math.min(at + 2, text.length);
    write(draft, text.slice(at + 1, after) || "\\", { start: at, end: after });
    return after;
  }
  if (char === "$") {
    if (text[at + 1] === "'") return readAnsi(reading, at + 2, draft);
    if (text[at + 1] === '"') return readDouble(reading, at + 2, draft);
    return readVariable(reading, at, draft, "none");
  }
  if (char === "`" || reading.ends?.has(at) === true) {
    return readVariable(reading, at, draft, "none");
  }
  plain.lastIndex = at;
  const end = plain.test(text) ? plain.lastIndex : at + 1;
  writeVerbatim(draft, text, at, end, "none");
  return end;
}

function readDouble(reading: Reading, from: number, draft: WordDraft): number {
  const { text } = reading;
  const close = closing(reading, '"', from, (source, start) =>
    findUnescaped(source, start, '"', "\\"),
  );
  if (close === undefined) return untilLineEnd(reading, from, draft);
  // An empty string still has a place.
  if (text[from] === '"') write(draft, "", { start: from, end: from }, "double");
  const at = readExpanding(reading, from, draft);
  if (at >= text.length) draft.closed = false;
  return Math.min(at + 1, text.length);
}

/**
 * Reads text in which variables are expanded: up to the closing double quote or, for a here-document, up to an
 * offset.
 */
export function readExpanding(
  reading: Reading,
  from: number,
  draft: WordDraft,
  to?: number,
): number {
  const { text } = reading;
  const quote = to === undefined ? "double" : "none";
  const limit = to ?? text.length;
  let at = from;
  while (at < limit && (to !== undefined || text[at] !== '"')) {
    const char = text[at];
    if (char === "\\") {
      const next = text.slice(at + 1, at + 2);
      const end = lineEndAfter(text, at + 1);
      if (end !== undefined) at = end;
      else if (next !== "" && '$"\\`'.includes(next)) {
        write(draft, next, { start: at, end: at + 2 }, quote);
        at += 2;
      } else {
        writeVerbatim(draft, text, at, at + 1, quote);
        at += 1;
      }
    } else if (char === "$" || char === "`") {
      at = readVariable(reading, at, draft, quote);
    } else {
      plainInDouble.lastIndex = at;
      const end = plainInDouble.test(text) ? Math.min(plainInDouble.lastIndex, limit) : at + 1;
      writeVerbatim(draft, text, at, end, quote);
      at = end;
    }
  }
  return at;
}

function readAnsi(reading: Reading, from: number, draft: WordDraft): number {
  const { text } = reading;
  const close = closing(reading, "$'", from, (source, start) =>
    findUnescaped(source, start, "'", "\\"),
  );
  if (close === undefined) return untilLineEnd(reading, from, draft);
  for (let at = from; at < close;) {
    if (text[at] === "\\") {
      ansiEscape.lastIndex = at;
      const end = ansiEscape.test(text) ? Math.min(ansiEscape.lastIndex, close) : at + 1;
      write(draft, ansiText(text.slice(at + 1, end)), { start: at, end }, "ansi");
      at = end;
    } else {
      plainInAnsi.lastIndex = at;
      plainInAnsi.test(text);
      const end = Math.min(plainInAnsi.lastIndex, close);
      writeVerbatim(draft, text, at, end, "ansi");
      at = end;
    }
  }
  return close + 1;
}

const ansiNames: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", e: "\x1b", E: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
};

function ansiText(escape: string): string {
  const kind = escape.slice(0, 1);
  if (/^[uUx][0-9A-Fa-f]/.test(escape)) {
    const code = Number.parseInt(escape.slice(1), 16);
    return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  }
  if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 0xff);
  if (kind === "c") return String.fromCharCode(escape.charCodeAt(1) & 0x1f);
  // An unknown escape keeps its backslash.
  return ansiNames[kind] ?? (`\\'"?`.includes(kind) ? kind : `\\${escape}`);
}

/** Reads `$X`, `${X}`, `$(…)` or `` `…` `` as a variable; a `$` before anything else is a plain character. */
function readVariable(reading: Reading, at: number, draft: WordDraft, quote: Quote): number {
  const { text } = reading;
  const end = variableEnd(reading, at);
  if (end === undefined) {
    writeVerbatim(draft, text, at, at + 1, quote);
    return at + 1;
  }
  const source = text.slice(at, end);
  if (quote === "none" || /^\$(?:@|\{[^}]*\[@\])/.test(source)) draft.expands = true;
  write(draft, source, { start: at, end }, quote, true);
  return end;
}

function variableEnd(reading: Reading, at: number): number | undefined {
  const { text } = reading;
  const known = reading.ends?.get(at);
  if (known !== undefined) return known;
  if (text.startsWith("$(", at)) return substitutionEnd(reading, at);
  const pattern = text[at] === "`" ? oldSubstitution : variable;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The end of `$(…)`, by counting parentheses; text that was searched without success is not searched again. */
function substitutionEnd({ text, endless }: Reading, at: number): number | undefined {
  if (at < (endless.get("$(") ?? 0)) return undefined;
  const limit = Math.min(text.length, at + longestSubstitution);
  let depth = 0;
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === "(") depth++;
    else if (text[end] === ")" && --depth === 0) return end + 1;
  }
  endless.set("$(", limit);
  return undefined;
}

function lineEndAfter(text: string, at: number): number | undefined {
  if (text[at] === "\n") return at + 1;
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : undefined;
}

function writeVerbatim(
  draft: WordDraft,
  text: string,
  start: number,
  end: number,
  quote: Quote,
): void {
  write(draft, text.slice(start, end), { start, end }, quote);
}
