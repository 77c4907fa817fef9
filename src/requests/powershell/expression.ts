import type { Span } from "../httpRequest.ts";
import { readPowerShellPiece } from "../powershellWord.ts";
import type { Reading, WordDraft } from "../shellWord.ts";
import { append, write, type Writer, type Written } from "../written.ts";

/** An expression of PowerShell, as far as it says something about a request. */
export type Expression =
  | { readonly kind: "text"; readonly written: Written; readonly span: Span }
  | { readonly kind: "table"; readonly entries: readonly Entry[]; readonly span: Span }
  | { readonly kind: "other"; readonly span: Span };

/** A name of a table with its value. */
export interface Entry {
  readonly name: Written;
  readonly value: Expression;
  readonly span: Span;
}

/** A variable by itself, with or without a scope. */
const variable = /\$(?:\{[^{}\n]{1,100}\}|(?:[A-Za-z]\w*:)?[A-Za-z_]\w*)/y;

const typed = /(?:\[[\w.[\], ]{1,100}\]\s*)+(?=[@"'$(])/y;
const blank = /(?:[ \t]|`\r?\n)*/y;
const white = /(?:[\s;]|`\r?\n|#[^\n]*)*/y;
const bareName = /[A-Za-z_][\w-]*/y;
const longest = 5000;
const deepest = 8;

/** Matches at an offset; the end of the match, or undefined. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Reads an expression from its first character up to what ends it: of a statement, an argument in brackets, a table. */
export function readExpression(reading: Reading, from: number, depth = 0): Expression {
  const { text } = reading;
  const start = endOf(blank, text, from) ?? from;
  const writer: Writer = { text: "", runs: [] };
  let operand: Expression | undefined = readOperand(reading, start, depth);
  if (operand?.kind === "table" && endsAt(text, endOf(blank, text, operand.span.end)))
    return operand;
  // What begins as a table and is none has no end that could be told.
  if (operand === undefined && text.startsWith("@{", start)) {
    return { kind: "other", span: { start, end: start } };
  }
  for (let at = start; operand?.kind === "text";) {
    append(writer, operand.written);
    at = operand.span.end;
    const next = endOf(blank, text, at) ?? at;
    if (endsAt(text, next)) return { kind: "text", written: writer, span: { start, end: at } };
    if (text[next] !== "+") break;
    operand = readOperand(reading, endOf(/\s*/y, text, next + 1) ?? next + 1);
  }
  return { kind: "other", span: { start, end: endOfExpression(text, start) } };
}

function endsAt(text: string, at = text.length): boolean {
  return at >= text.length || /[\r\n;})#,]/.test(text.charAt(at));
}

/** A string, a variable, a table, or one of these in brackets; undefined for anything else. */
export function readOperand(reading: Reading, from: number, depth = 0): Expression | undefined {
  const { text } = reading;
  const start = endOf(typed, text, from) ?? from;
  const first = text.charAt(start);
  if (text.startsWith("@{", start)) return readTable(reading, start, depth + 1);
  if (first === "(" && depth < deepest) {
    const inner = readExpression(reading, start + 1, depth + 1);
    const close = endOf(/\s*\)/y, text, inner.span.end);
    return close === undefined ? undefined : { ...inner, span: { start, end: close } };
  }
  if (first === "'" || first === '"') {
    const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
    const end = readPowerShellPiece(reading, start, draft);
    if (!draft.closed || end - start > longest) return undefined;
    if (draft.runs.length === 0) write(draft, "", { start: start + 1, end: start + 1 }, "single");
    return { kind: "text", written: draft, span: { start, end } };
  }
  const end = endOf(variable, text, start);
  if (end === undefined || /[.[(:]/.test(text.charAt(end))) return undefined;
  const writer: Writer = { text: "", runs: [] };
  write(writer, text.slice(start, end), { start, end }, "none", true);
  return { kind: "text", written: writer, span: { start, end } };
}

/** `@{ name = value; 'other' = value }` and the same over several lines; undefined for what is no table as a whole. */
function readTable(reading: Reading, start: number, depth: number): Expression | undefined {
  const { text } = reading;
  if (depth > deepest) return undefined;
  const entries: Entry[] = [];
  let at = endOf(white, text, start + 2) ?? start + 2;
  while (text[at] !== "}") {
    const name = readName(reading, at);
    const sign = name && endOf(/\s*=/y, text, name.span.end);
    if (name === undefined || sign === undefined) return undefined;
    const value = readExpression(reading, sign, depth);
    const { end } = value.span;
    entries.push({ name: name.written, value, span: { start: at, end } });
    const behind = endOf(blank, text, end) ?? end;
    if (!/[\r\n;}#]/.test(text.charAt(behind))) return undefined;
    at = endOf(white, text, end) ?? end;
  }
  return { kind: "table", entries, span: { start, end: at + 1 } };
}

function readName(reading: Reading, at: number): { written: Written; span: Span } | undefined {
  const end = endOf(bareName, reading.text, at);
  if (end === undefined) {
    const operand = readOperand(reading, at);
    return operand?.kind === "text" ? operand : undefined;
  }
  const writer: Writer = { text: "", runs: [] };
  write(writer, reading.text.slice(at, end), { start: at, end });
  return { written: writer, span: { start: at, end } };
}

const strings = /@'\r?\n[^]*?\n'@|@"\r?\n[^]*?\n"@|'[^'\n]*'|"(?:[^"`\n]|`[^])*"/y;

const plain = /[^'"@([{)\]}`;\n]+/y;

/** Where a statement ends that nothing else is known of, or the brackets that it stands in. */
function endOfExpression(text: string, from: number): number {
  const last = Math.min(text.length, from + longest);
  let depth = 0;
  for (let at = from; at < last;) {
    at = endOf(plain, text, at) ?? at;
    const char = text.charAt(at);
    const string = /['"@]/.test(char) ? endOf(strings, text, at) : undefined;
    if (string !== undefined) {
      at = string;
      continue;
    }
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth < 0) return at;
    else if (char === "`") at++;
    else if (depth === 0 && char === ";") return at;
    else if (
      depth === 0 &&
      char === "\n" &&
      !/[+,|=(-]\s*$/.test(text.slice(Math.max(from, at - 20), at))
    )
      return at;
    at++;
  }
  return last;
}
