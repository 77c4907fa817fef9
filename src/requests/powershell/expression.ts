import type { Span } from "../httpRequest.ts";
import { readPowerShellPiece } from "../shell/powershellWord.ts";
import type { WordDraft } from "../shell/shellWord.ts";
import { append, write, type Writer, type Written } from "../places/written.ts";
import { endOf, endWithin, farthest } from "./brackets.ts";
import type { Script } from "./script.ts";

/** A PowerShell expression, as far as it matters to a request. */
export type Expression =
  | { readonly kind: "text"; readonly written: Written; readonly span: Span }
  | (TableExpression & { readonly kind: "table" })
  | { readonly kind: "other"; readonly span: Span };

interface TableExpression {
  /** Only the first ones, if there are implausibly many. */
  readonly entries: readonly Entry[];
  readonly isCut: boolean;
  readonly span: Span;
}

/** A name of a table with its value. */
export interface Entry {
  readonly name: Written;
  readonly value: Expression;
  readonly span: Span;
}

/** A plain variable of any drive, `$env:TOKEN`. */
const variable = /\$(?:\{[^{}\n]{1,100}\}|(?:[A-Za-z]\w*:)?[A-Za-z_]\w*)/y;

const typed = /(?:\[[\w.[\], ]{1,100}\]\s*)+(?=[@"'$(])/y;
const blank = /(?:[ \t]|`\r?\n)*/y;
const white = /(?:[\s;]|`\r?\n|#[^\n]*)*/y;
const bareName = /[A-Za-z_][\w-]*/y;
const deepest = 8;
const most = 200;

/** Reads an expression from its first character to its end: that of a statement, argument or table entry. */
export function readExpression(script: Script, from: number, depth = 0): Expression {
  const { text } = script;
  const start = endOf(blank, text, from) ?? from;
  const writer: Writer = { text: "", runs: [] };
  let operand: Expression | undefined = readOperand(script, start, depth);
  if (operand?.kind === "table" && isValueEnd(text, endOf(blank, text, operand.span.end)))
    return operand;
  // The end of a broken table is not known.
  if (operand === undefined && text.startsWith("@{", start)) {
    return { kind: "other", span: { start, end: start } };
  }
  for (let at = start; operand?.kind === "text";) {
    append(writer, operand.written);
    at = operand.span.end;
    const next = endOf(blank, text, at) ?? at;
    if (isValueEnd(text, next)) return { kind: "text", written: writer, span: { start, end: at } };
    if (text[next] !== "+") break;
    operand = readOperand(script, endOf(/\s*/y, text, next + 1) ?? next + 1, depth + 1);
  }
  return { kind: "other", span: { start, end: endOfExpression(script, start) } };
}

function isValueEnd(text: string, at = text.length): boolean {
  return at >= text.length || /[\r\n;})#,]/.test(text.charAt(at));
}

/** Reads a string, variable or table, possibly in parentheses; undefined for anything else. */
export function readOperand(script: Script, from: number, depth = 0): Expression | undefined {
  const { text } = script;
  const start = endOf(typed, text, from) ?? from;
  const first = text.charAt(start);
  if (text.startsWith("@{", start)) return readTable(script, start, depth + 1);
  if (first === "(" && depth < deepest) {
    const inner = readExpression(script, start + 1, depth + 1);
    const close = endOf(/\s*\)/y, text, inner.span.end);
    return close === undefined ? undefined : { ...inner, span: { start, end: close } };
  }
  if (first === "'" || first === '"') {
    const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
    const end = readPowerShellPiece(script, start, draft);
    if (!draft.closed || end - start > farthest) return undefined;
    if (draft.runs.length === 0) write(draft, "", { start: start + 1, end: start + 1 }, "single");
    return { kind: "text", written: draft, span: { start, end } };
  }
  const end = endOf(variable, text, start);
  if (end === undefined || /[.[(:]/.test(text.charAt(end))) return undefined;
  const writer: Writer = { text: "", runs: [] };
  write(writer, text.slice(start, end), { start, end }, "none", true);
  return { kind: "text", written: writer, span: { start, end } };
}

/** Reads a table, `@{ name = value; 'other' = value }`, on one or several lines; undefined if it is broken. */
function readTable(script: Script, start: number, depth: number): Expression | undefined {
  const { text } = script;
  if (depth > deepest) return undefined;
  const entries: Entry[] = [];
  let count = 0;
  let at = endOf(white, text, start + 2) ?? start + 2;
  while (text[at] !== "}") {
    const name = readName(script, at);
    const sign = name && endOf(/\s*=/y, text, name.span.end);
    if (name === undefined || sign === undefined) return undefined;
    const value = readExpression(script, sign, depth);
    const { end } = value.span;
    count++;
    if (count <= most) entries.push({ name: name.written, value, span: { start: at, end } });
    const behind = endOf(blank, text, end) ?? end;
    if (!/[\r\n;}#]/.test(text.charAt(behind))) return undefined;
    at = endOf(white, text, end) ?? end;
  }
  return { kind: "table", entries, isCut: count > most, span: { start, end: at + 1 } };
}

function readName(script: Script, at: number): { written: Written; span: Span } | undefined {
  const end = endOf(bareName, script.text, at);
  if (end === undefined) {
    const operand = readOperand(script, at);
    return operand?.kind === "text" ? operand : undefined;
  }
  const writer: Writer = { text: "", runs: [] };
  write(writer, script.text.slice(at, end), { start: at, end });
  return { written: writer, span: { start: at, end } };
}

/** Where a statement of unknown content ends, or the brackets around it. */
function endOfExpression(script: Script, from: number): number {
  const { text } = script;
  const end = endWithin(script, from, (char, at) => {
    if (char === ";" || (char === "#" && /\s/.test(text.charAt(at - 1)))) return true;
    return char === "\n" && !/[+,|=(-]\s*$/.test(text.slice(Math.max(from, at - 20), at));
  });
  return end ?? Math.min(text.length, from + farthest);
}
