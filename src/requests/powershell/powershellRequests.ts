import type { DetachedHeaders, HttpRequest, Span } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { urlValue } from "../urlValue.ts";
import { parametersIn, readGiven, type Given } from "./arguments.ts";
import type { Entry, Expression } from "./expression.ts";
import { headersReader, slotOf, valueOfExpression, type TableHeaders } from "./headers.ts";
import { linedText, type LinedText } from "./lines.ts";
import { nameOf } from "./names.ts";
import { scriptOf, type Script } from "./script.ts";
import type { Reads, Table } from "./tables.ts";
import { powerShellVariables, type PowerShellVariables } from "./variables.ts";

const command = /(?<![\w.$@-])(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)(?=[ \t]|`\r?\n)/gi;
/** Text before a command at the beginning of a statement: a prompt, an assignment. */
const before = /(?:^|[=;|({&]|\breturn|^\s*PS(?: [^>\n]{0,200})?>)\s*$/i;
/** A line that an error message quotes. */
const echoed = /^\s*(?:\d+\s*\||\+)/;
const farthest = 300;

/** A command with its arguments. */
interface Command {
  readonly name: Span;
  readonly given: Given;
}

/** What is known of a script as a whole. */
interface Known {
  readonly lined: LinedText;
  readonly variables: PowerShellVariables;
  readonly headersOf: (table: Table) => TableHeaders;
  /** Default parameters may be set elsewhere. */
  readonly hasDefaults: boolean;
}

/** The requests of Invoke-RestMethod and Invoke-WebRequest. */
export function powerShellRequests(text: string): HttpRequest[] {
  command.lastIndex = 0;
  if (!command.test(text)) return [];
  const script = scriptOf(text);
  const commands = commandsOf(script);
  if (commands.length === 0) return [];
  const lined = linedText(text);
  const variables = powerShellVariables(script, readsOf(commands));
  const known: Known = {
    ...{ lined, variables, headersOf: headersReader(lined, variables) },
    hasDefaults: /\$PSDefaultParameterValues\b/i.test(text),
  };
  return commands.flatMap((each) => requestOf(each, known) ?? []);
}

function commandsOf(script: Script): Command[] {
  const { code } = script;
  const commands: Command[] = [];
  command.lastIndex = 0;
  while (script.patience > 0) {
    const match = command.exec(code);
    if (match === null) break;
    const name = { start: match.index, end: match.index + match[0].length };
    const line = code.slice(Math.max(0, name.start - farthest), name.start);
    const prefix = line.slice(line.lastIndexOf("\n") + 1);
    if (!before.test(prefix) || echoed.test(prefix)) continue;
    const given = readGiven(script, name.end);
    if (given === undefined) continue;
    commands.push({ name, given });
    command.lastIndex = Math.max(given.end, name.end);
  }
  command.lastIndex = 0;
  return commands;
}

/** Where commands read variables: as arguments, through members, or inside a string. */
function readsOf(commands: readonly Command[]): Reads {
  const at = new Set<number>();
  for (const { splats, values } of commands.map(({ given }) => given)) {
    for (const value of [...splats, ...values]) {
      if (value.kind !== "text") continue;
      for (const run of value.written.runs) {
        const part = value.written.text.slice(run.at, run.at + run.length);
        if (run.variable === true && !part.startsWith("$(")) at.add(run.span.start);
      }
    }
  }
  const splats = commands.flatMap(({ name, given }) =>
    given.splats.map((value) => ({ value, at: name.start })),
  );
  return { at, splats };
}

function requestOf(
  { name, given: { parameters: written, isOpen: isUnclear, splats, end } }: Command,
  { lined, variables, headersOf, hasDefaults }: Known,
): HttpRequest | undefined {
  const { text } = lined;
  const tables = splats.map((splat) => variables.tableAt(splat, name.start));
  const splatted = tables.map((table) => parametersIn(table?.entries ?? []));
  const parameters = new Map([...splatted.flatMap((each) => [...each.parameters]), ...written]);
  const address = parameters.get("uri");
  if (address === undefined) return undefined;
  const url = valueOfExpression(text, address, variables);
  const given = parameters.get("headers");
  const table = given && variables.tableAt(given, name.start);
  const read =
    table === undefined ? { headers: [], isComplete: given === undefined } : headersOf(table);
  const has = (names: RegExp): boolean => [...parameters.keys()].some((key) => names.test(key));
  const isOpen =
    isUnclear ||
    splatted.some((each) => each.isOpen) ||
    tables.some((each) => each?.isWhole !== true) ||
    parameters.has("websession") ||
    hasDefaults;
  const left = given && read.isComplete && !isOpen ? variables.leftInCopies(given, name.start) : [];
  const detached = detachedOf(left, headersOf);
  const body = bodyOf(text, parameters.get("body"), variables);
  const implied = impliedBy(text, parameters, variables);
  const place = { offset: end, isFree: splats.length === 0 };
  return {
    form: { kind: "command", program: "powershell", shell: "powershell" },
    client: "powershell",
    method: methodOf(text, parameters, variables),
    url:
      url.runs === undefined
        ? url
        : urlValue(
            { text: url.kind === "known" ? url.text : url.source, runs: url.runs },
            url.span,
          ),
    // Sharing the table's own array saves memory when many requests use it.
    headers: implied.length === 0 ? read.headers : [...read.headers, ...implied],
    headersComplete: read.isComplete && !isOpen,
    authorizationElsewhere: has(
      /^(?:authentication|token|credential|usedefaultcredentials|certificate\w*)$/,
    ),
    body,
    ...(body === undefined ? {} : { jsonBody: true }),
    ...(detached === undefined ? {} : { detached: [detached] }),
    span: { start: name.start, end },
    headerSlot: slotOf(lined, given, table, place),
  };
}

/** Headers that were put into a clone of the table that is sent. */
function detachedOf(
  entries: readonly Entry[],
  headersOf: Known["headersOf"],
): DetachedHeaders | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const all = headersOf({ entries, isWhole: false, span: first.span }).headers;
  const headers = all.filter(({ name }) => tells(name));
  const [shown] = headers;
  return shown && { headers, because: "unused", span: shown.nameSpan };
}

function methodOf(
  text: string,
  parameters: Given["parameters"],
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

/** The headers that parameters such as `-ContentType` stand for. */
function impliedBy(
  text: string,
  parameters: Given["parameters"],
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

/** A JSON text as body; a table is sent as a form, which PowerShell declares itself. */
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
