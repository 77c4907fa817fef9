import type { Span } from "../httpRequest.ts";
import { readPowerShellPiece } from "../powershellWord.ts";
import type { Reading, WordDraft } from "../shellWord.ts";
import { endOf, readOperand, type Entry, type Expression } from "./expression.ts";

/** What Invoke-RestMethod or Invoke-WebRequest is given; names are whole and in small letters. */
export interface Given {
  readonly parameters: ReadonlyMap<string, Expression>;
  /** Tables that stand for parameters: `@params`. */
  readonly splats: readonly Expression[];
  readonly end: number;
}

const names =
  `uri method custommethod headers body contenttype websession sessionvariable useragent outfile infile
  timeoutsec authentication token credential proxy proxycredential certificate certificatethumbprint form
  maximumredirection maximumretrycount retryintervalsec transferencoding erroraction errorvariable
  responseheadersvariable statuscodevariable sslprotocol httpversion outvariable warningaction
  operationtimeoutseconds connectiontimeoutseconds`.split(/\s+/);
const switches =
  `usebasicparsing usedefaultcredentials skipheadervalidation passthru resume disablekeepalive
  allowunencryptedauthentication skipcertificatecheck verbose debug skiphttperrorcheck followrellink noproxy
  preserveauthorizationonredirect allowinsecureredirect proxyusedefaultcredentials preservehttpmethodonredirect
  `
    .trim()
    .split(/\s+/);

const space = /(?:[ \t]|`\r?\n)*/y;
const parameter = /-([A-Za-z]+)(:?)/y;
const splat = /@([A-Za-z_]\w*)/y;
const member = /(?:[.[(][^\s;|]*)/y;

/** The whole name of a parameter that may be cut short. */
function parameterNamed(name: string): string {
  const lower = name.toLowerCase();
  const all = [...names, ...switches];
  if (all.includes(lower)) return lower;
  const [only, ...others] = all.filter((each) => each.startsWith(lower));
  return only !== undefined && (others.length === 0 || lower.length > 2) ? only : lower;
}

/** Reads what stands behind the name of the command; undefined for what is no command after all. */
export function readGiven(reading: Reading, from: number): Given | undefined {
  const { text } = reading;
  const parameters = new Map<string, Expression>();
  const splats: Expression[] = [];
  let pending: string | undefined;
  let at = from;
  let last = from;
  for (; ; last = at) {
    at = endOf(space, text, at) ?? at;
    if (at >= text.length || /[\r\n;|)}#&>]/.test(text.charAt(at))) break;
    parameter.lastIndex = at;
    const [all, written, colon] = parameter.exec(text) ?? [];
    if (all !== undefined && written !== undefined) {
      const name = parameterNamed(written);
      at += all.length;
      const isSwitch = switches.includes(name) && colon === "";
      parameters.set(name, { kind: "other", span: { start: at - all.length, end: at } });
      pending = isSwitch ? undefined : name;
      continue;
    }
    const name = endOf(splat, text, at);
    if (name !== undefined) {
      splats.push(variableAt(text, { start: at, end: name }));
      at = name;
      continue;
    }
    const value = readArgument(reading, at);
    if (value === undefined) return undefined;
    const target = pending ?? (parameters.has("uri") ? undefined : "uri");
    if (target !== undefined) parameters.set(target, value);
    pending = undefined;
    at = value.span.end;
  }
  return { parameters, splats, end: last };
}

/** The variable that `@params` names. */
function variableAt(text: string, { start, end }: Span): Expression {
  const name = `$${text.slice(start + 1, end)}`;
  const run = { at: 0, length: name.length, span: { start, end }, quote: "none" } as const;
  const written = { text: name, runs: [{ ...run, variable: true }] };
  return { kind: "text", written, span: { start, end } };
}

function readArgument(reading: Reading, start: number): Expression | undefined {
  const { text } = reading;
  const operand = readOperand(reading, start);
  if (operand !== undefined && endsAt(text, operand.span.end)) return operand;
  if (text.startsWith("@{", start) || text[start] === "{") return undefined;
  if (text[start] === "(" || text.startsWith("$(", start) || text.startsWith("@(", start)) {
    const end = endOfBrackets(text, start);
    return end === undefined ? undefined : { kind: "other", span: { start, end } };
  }
  const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
  let end = start;
  do end = readPowerShellPiece(reading, end, draft);
  while (
    end < text.length &&
    draft.closed &&
    !endsAt(text, end) &&
    !/[(){}]/.test(text.charAt(end))
  );
  if (!draft.closed || end === start) return undefined;
  const whole = endOf(member, text, end);
  if (whole !== undefined) return { kind: "other", span: { start, end: whole } };
  // In an array, or where something is done with it: `$config.Url`.
  const isPlain = !/,$/.test(draft.text) && text[end] !== ",";
  return isPlain
    ? { kind: "text", written: draft, span: { start, end } }
    : { kind: "other", span: { start, end } };
}

function endsAt(text: string, at: number): boolean {
  return at >= text.length || /[\s;|)}]/.test(text.charAt(at));
}

function endOfBrackets(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + 5000); at++) {
    const char = text.charAt(at);
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The parameters that a table stands for. */
export function parametersIn(entries: readonly Entry[]): ReadonlyMap<string, Expression> {
  return new Map(entries.map(({ name, value }) => [parameterNamed(name.text), value]));
}
