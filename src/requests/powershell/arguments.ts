import type { Span } from "../httpRequest.ts";
import { readPowerShellPiece } from "../shell/powershellWord.ts";
import type { WordDraft } from "../shell/shellWord.ts";
import { endOf, endWithin } from "./brackets.ts";
import { readOperand, type Entry, type Expression } from "./expression.ts";
import type { Script } from "./script.ts";

/** The arguments of Invoke-RestMethod or Invoke-WebRequest. */
export interface Given extends Parameters {
  /** Splatted tables: `@params`. */
  readonly splats: readonly Expression[];
  /** All values that are written, without parameter names and switches. */
  readonly values: readonly Expression[];
  readonly end: number;
}

/** Parameters by their full names in lower case. */
export interface Parameters {
  readonly parameters: ReadonlyMap<string, Expression>;
  /** An unknown one is among them, which may stand for anything. */
  readonly isOpen: boolean;
}

const names = new Set(
  `uri method custommethod headers body contenttype websession sessionvariable useragent outfile infile
  timeoutsec authentication token credential proxy proxycredential certificate certificatethumbprint form
  maximumredirection maximumretrycount maximumfollowrellink retryintervalsec transferencoding unixsocket
  responseheadersvariable statuscodevariable sslprotocol httpversion operationtimeoutseconds
  connectiontimeoutseconds erroraction errorvariable outvariable outbuffer pipelinevariable warningaction
  warningvariable informationaction informationvariable progressaction
  ea ev ov ob pv wa wv infa iv proga cm ml rhv sv timeoutseconds`.split(/\s+/),
);
const switches = new Set(
  `usebasicparsing usedefaultcredentials skipheadervalidation passthru resume disablekeepalive
  allowunencryptedauthentication skipcertificatecheck verbose debug skiphttperrorcheck followrellink noproxy
  preserveauthorizationonredirect allowinsecureredirect proxyusedefaultcredentials preservehttpmethodonredirect
  vb db fl`.split(/\s+/),
);

const space = /(?:[ \t]|`\r?\n)*/y;
const parameter = /-([A-Za-z]+)(:?)/y;
const splat = /@([A-Za-z_]\w*)/y;
const member = /(?:[.[(][^\s;|]*)/y;

/** The full name of a parameter, which may be abbreviated; undefined if unknown or ambiguous. */
function parameterNamed(written: string): string | undefined {
  const name = written.toLowerCase();
  // Both commands document `-H` for headers, although HttpVersion begins alike.
  if (name === "h") return "headers";
  if (names.has(name) || switches.has(name)) return name;
  const [only, ...others] = [...names, ...switches].filter((each) => each.startsWith(name));
  return others.length === 0 ? only : undefined;
}

/** Reads the arguments after the command's name; undefined if it turns out to be no command. */
export function readGiven(script: Script, from: number): Given | undefined {
  const { text } = script;
  const parameters = new Map<string, Expression>();
  const splats: Expression[] = [];
  const values: Expression[] = [];
  let isOpen = false;
  /** The parameter waiting for its value; null if it is unknown. */
  let pending: string | null | undefined;
  let at = from;
  let last = from;
  for (; ; last = at) {
    at = endOf(space, text, at) ?? at;
    if (at >= text.length || /[\r\n;|)}#&>]/.test(text.charAt(at))) break;
    parameter.lastIndex = at;
    const [all, written, colon] = parameter.exec(text) ?? [];
    if (all !== undefined && written !== undefined) {
      const name = parameterNamed(written) ?? null;
      const span = { start: at, end: at + all.length };
      if (name === null) isOpen = true;
      else parameters.set(name, { kind: "other", span });
      pending = name !== null && switches.has(name) && colon === "" ? undefined : name;
      at = span.end;
      continue;
    }
    const name = endOf(splat, text, at);
    if (name !== undefined) {
      splats.push(variableAt(text, { start: at, end: name }));
      at = name;
      continue;
    }
    const value = readArgument(script, at);
    if (value === undefined) return undefined;
    values.push(value);
    const target = pending === undefined && !parameters.has("uri") ? "uri" : pending;
    if (typeof target === "string") parameters.set(target, value);
    else isOpen = true;
    pending = undefined;
    at = value.span.end;
  }
  return { parameters, isOpen, splats, values, end: last };
}

/** The variable that `@params` splats. */
function variableAt(text: string, { start, end }: Span): Expression {
  const name = `$${text.slice(start + 1, end)}`;
  const run = { at: 0, length: name.length, span: { start, end }, quote: "none" } as const;
  const written = { text: name, runs: [{ ...run, variable: true }] };
  return { kind: "text", written, span: { start, end } };
}

function readArgument(script: Script, start: number): Expression | undefined {
  const { text } = script;
  const operand = readOperand(script, start);
  if (operand !== undefined && isArgumentEnd(text, operand.span.end)) return operand;
  if (text.startsWith("@{", start) || text[start] === "{") return undefined;
  if (text[start] === "(" || text.startsWith("$(", start) || text.startsWith("@(", start)) {
    const close = endWithin(script, text.indexOf("(", start) + 1);
    return close === undefined ? undefined : { kind: "other", span: { start, end: close + 1 } };
  }
  const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
  let end = start;
  do end = readPowerShellPiece(script, end, draft);
  while (
    end < text.length &&
    draft.closed &&
    !isArgumentEnd(text, end) &&
    !/[(){}]/.test(text.charAt(end))
  );
  if (!draft.closed || end === start) return undefined;
  const whole = endOf(member, text, end);
  if (whole !== undefined) return { kind: "other", span: { start, end: whole } };
  // Not in an array, and not followed by a member access: `$config.Url`.
  const isPlain = !/,$/.test(draft.text) && text[end] !== ",";
  return isPlain
    ? { kind: "text", written: draft, span: { start, end } }
    : { kind: "other", span: { start, end } };
}

function isArgumentEnd(text: string, at: number): boolean {
  return at >= text.length || /[\s;|)}]/.test(text.charAt(at));
}

/** The parameters in a splatted table. */
export function parametersIn(entries: readonly Entry[]): Parameters {
  const parameters = new Map<string, Expression>();
  for (const { name, value } of entries) {
    const whole = parameterNamed(name.text);
    if (whole !== undefined) parameters.set(whole, value);
  }
  return { parameters, isOpen: parameters.size < entries.length };
}
