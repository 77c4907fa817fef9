import type { HttpRequest, Span } from "../httpRequest.ts";
import type { Reading } from "../shellWord.ts";
import { urlValue } from "../urlValue.ts";
import { parametersIn, readGiven, type Given } from "./arguments.ts";
import type { Expression } from "./expression.ts";
import { headersOf, slotOf, valueOfExpression } from "./headers.ts";
import { nameOf, powerShellVariables, type PowerShellVariables } from "./variables.ts";

const command = /(?<![\w.$@-])(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)(?=[ \t]|`\r?\n)/gi;
/** What may stand before it on its line: a prompt, an assignment, what else begins a statement. */
const before = /(?:^|[=;|({&]|\breturn|^\s*PS(?: [^>\n]{0,200})?>)\s*$/i;
/** How errors show the line that they come from. */
const echoed = /^\s*(?:\d+\s*\||\+)/;
const farthest = 300;

/** The requests that Invoke-RestMethod and Invoke-WebRequest of PowerShell make. */
export function powerShellRequests(text: string): HttpRequest[] {
  const reading: Reading = { text: withoutComments(text), endless: new Map() };
  const requests: HttpRequest[] = [];
  let variables: PowerShellVariables | undefined;
  command.lastIndex = 0;
  for (let match = command.exec(text); match !== null; match = command.exec(text)) {
    const start = match.index;
    const line = reading.text.slice(Math.max(0, start - farthest), start);
    const prefix = line.slice(line.lastIndexOf("\n") + 1);
    if (!before.test(prefix) || echoed.test(prefix) || /(?:^|\s)#/.test(prefix)) continue;
    if (!/\S/.test(reading.text.charAt(start))) continue;
    const nameEnd = start + match[0].length;
    const given = readGiven(reading, nameEnd);
    if (given === undefined) continue;
    variables ??= powerShellVariables(reading);
    const request = requestOf(text, { start, end: nameEnd }, given, variables);
    if (request !== undefined) requests.push(request);
    command.lastIndex = Math.max(given.end, nameEnd);
  }
  return requests;
}

/** Blanks in the place of `<# … #>`, where such a comment begins a line. */
function withoutComments(text: string): string {
  const opens = /^[ \t]*<#/gm;
  let clean = "";
  for (;;) {
    opens.lastIndex = clean.length;
    const open = opens.exec(text)?.index ?? -1;
    const close = open === -1 ? -1 : text.indexOf("#>", open);
    if (close === -1) return clean + text.slice(clean.length);
    clean += text.slice(clean.length, open);
    clean += text.slice(open, close + 2).replace(/[^\r\n]/g, " ");
  }
}

function requestOf(
  text: string,
  name: Span,
  { parameters: written, splats, end }: Given,
  variables: PowerShellVariables,
): HttpRequest | undefined {
  const tables = splats.map((splat) => variables.tableAt(splat, name.start));
  const splatted = tables.flatMap((table) => [...parametersIn(table?.entries ?? [])]);
  const parameters = new Map([...splatted, ...written]);
  const address = parameters.get("uri");
  if (address === undefined) return undefined;
  const url = valueOfExpression(text, address, variables);
  const given = parameters.get("headers");
  const table = given && variables.tableAt(given, name.start);
  const { headers, isComplete } = headersOf(text, given, table, variables);
  const has = (names: RegExp): boolean => [...parameters.keys()].some((key) => names.test(key));
  const isOpen =
    tables.some((each) => each?.isWhole !== true) ||
    has(/^websession$/) ||
    /\$PSDefaultParameterValues\b/i.test(text);
  const body = bodyOf(text, parameters.get("body"), variables);
  const place = { offset: end, isFree: splats.length === 0 };
  return {
    form: { kind: "command", program: "powershell", shell: "powershell" },
    client: "powershell",
    method: methodOf(text, parameters, variables),
    url:
      url.runs === undefined
        ? url
        : urlValue({ text: url.kind === "known" ? url.text : url.source, runs: url.runs }),
    headers: [...headers, ...impliedBy(text, parameters, variables)],
    headersComplete: isComplete && !isOpen,
    authorizationElsewhere: has(
      /^(?:authentication|token|credential|usedefaultcredentials|certificate\w*)$/,
    ),
    body,
    ...(body === undefined ? {} : { jsonBody: true }),
    span: { start: name.start, end },
    headerSlot: slotOf(text, given, table, place),
  };
}

type Parameters = ReadonlyMap<string, Expression>;

function methodOf(
  text: string,
  parameters: Parameters,
  variables: PowerShellVariables,
): HttpRequest["method"] {
  const given = parameters.get("method") ?? parameters.get("custommethod");
  if (given === undefined) return { text: "GET", span: undefined };
  const value = valueOfExpression(text, given, variables);
  const { span } = value;
  return value.kind === "known"
    ? { text: value.text.toUpperCase(), span }
    : { text: value.source, span };
}

/** The headers that parameters of their own stand for. */
function impliedBy(
  text: string,
  parameters: Parameters,
  variables: PowerShellVariables,
): HttpRequest["headers"] {
  const names = { contenttype: "Content-Type", useragent: "User-Agent" };
  return Object.entries(names).flatMap(([key, name]) => {
    const given = parameters.get(key);
    if (given === undefined) return [];
    const value = valueOfExpression(text, given, variables);
    return [{ name, nameSpan: given.span, value, implied: true as const, span: given.span }];
  });
}

/** A body that is plainly JSON; a table is sent as a form, and so says PowerShell. */
function bodyOf(
  text: string,
  given: Expression | undefined,
  variables: PowerShellVariables,
): Span | undefined {
  if (given === undefined) return undefined;
  const name = given.kind === "text" ? nameOf(given.written.text) : undefined;
  const value = name === undefined ? given : variables.valueAt(name, given.span.start);
  if (value === undefined || value.kind === "table") return undefined;
  const source = text.slice(value.span.start, value.span.end);
  const isJson = /\bConvertTo-Json\b/i.test(source) || /^@?["']\s*[{[]/.test(source);
  return isJson ? given.span : undefined;
}
