import { curlRequests } from "../../curl/curlRequest.ts";
import { httpieRequests } from "../../curl/httpieRequest.ts";
import type { HttpRequest, Quote } from "../../httpRequest.ts";
import type { ShellCommand } from "../../shell/shellCommand.ts";
import { wgetRequests } from "../../curl/wgetRequest.ts";
import { append, known, write, type Writer } from "../../places/written.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Entry, type FunctionValue, type Value } from "../machine/values/values.ts";
import { withConfig } from "./configWords.ts";
import { goesToOneHost } from "./goesToOneHost.ts";
import { functionName, readAgain } from "./natives.ts";
import { ownDefaults } from "./ownDefaults.ts";
import { interpreterNamed } from "./interpreters.ts";
import { withKeptNames } from "./keptNames.ts";
import { codeGiven, keepFile, keepProgram, programName } from "./programs.ts";
import { replacedBy, withFormer, withLost } from "./replaced.ts";
import { commandLines } from "./shellWords.ts";

/** The programs that send requests. */
const programs: Readonly<Record<string, (command: ShellCommand) => HttpRequest[]>> = {
  ...{ curl: curlRequests, wget: wgetRequests },
  ...{ http: httpieRequests, https: httpieRequests, xh: httpieRequests, xhs: httpieRequests },
};

/** Programs that run a command given as their arguments. */
const wrappers =
  /^(?:sudo|doas|time|exec|command|builtin|env|nohup|g?timeout|nice|ionice|xargs|parallel|watch|eval|ssh|docker|podman|nerdctl|docker-compose|kubectl|oc|k|heroku|fly|flyctl|doppler|op|vault|chamber|aws-vault|dotenv|uv|poetry|pipenv|pdm|rye|hatch|pyenv|rbenv|conda|bundle|npx|bunx|pnpm|infisical|sops|flock|chronic|strace|torsocks|proxychains4?|stdbuf|setsid|unbuffer|caffeinate|find|if|then|do|else|!|noglob|nocorrect|(?:[\w-]*[-_])?(?:retry|run|exec|try|attempt|repeat|backoff|with_\w+)(?:[-_]\w+)*)$/;

/** Those that a function of the script cannot be given to: `curl() { command curl "$@"; }` calls the program. */
const passing = /^(?:command|env|sudo|doas|nohup|g?timeout|nice|ionice|stdbuf|setsid)$/;

/** How a command is run. */
export interface Invocation {
  readonly at: Call["at"];
  /** Its standard input. */
  readonly input: Value | undefined;
  /** It is in a string that is a script of its own. */
  readonly isNested: boolean;
  /** Functions of the script do not count: `command curl …`. */
  readonly passesFunctions?: boolean;
  /** The quotes that its words may have, if it is itself in quotes. */
  readonly quote: Quote | undefined;
}

/** Runs a command: a program, a function of the script, or a wrapper of these. */
export function runWords(words: readonly Entry[], invocation: Invocation, run: Run): Value {
  const [first, ...rest] = words;
  const name = first && programName(first);
  if (first === undefined || name === undefined) return unknown;
  const { at } = invocation;
  const own = invocation.passesFunctions === true ? undefined : functionNamed(name, run);
  if (own !== undefined) {
    const span = { start: at.start, end: at.end };
    run.sites.push({ start: first.valueSpan.start, end: at.end });
    const result = invoke(own, [{ value: run.thing(rest), span }], run);
    run.sites.pop();
    return result;
  }
  const requestsOf = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (requestsOf === undefined) {
    if (invocation.quote === undefined) keepPrograms(name, rest, invocation, run);
    if (/^(?:eval|parallel|ssh|watch)$/.test(name) && rest.some(isReadAgain)) return unknown;
    const next = wrappers.test(name) ? rest.findIndex((word) => isProgram(word, run)) : -1;
    if (next === -1) return unknown;
    const passesFunctions = passing.test(name);
    return runWords(rest.slice(next), { ...invocation, passesFunctions }, run);
  }
  if (run.isSilent) return unknown;
  const { start, end } = first.valueSpan;
  const replaced = replacedBy(rest, run);
  const isSure = goesToOneHost(rest, run);
  const around = { command: first.valueSpan, isQuoted: invocation.isNested };
  for (const line of commandLines(rest, around, run)) {
    const command: ShellCommand = {
      ...{ text: run.text, shell: "posix", program: name, name: { start, end }, words: line },
      ...(invocation.quote === undefined ? {} : { quote: invocation.quote }),
    };
    const defaults = ownDefaults(command, at.callee.start === start, run);
    const whole = { ...command, words: [...(defaults ?? []), ...line] };
    const configured = withConfig(whole, invocation.input, run);
    const scheme = schemeOf(configured);
    const requests = requestsOf(configured);
    const former = replaced && requestsOf(withFormer(configured, replaced, run));
    for (const [index, request] of requests.entries()) {
      const own = replaced ? withLost(request, former?.[index], replaced, run) : request;
      const open = defaults === undefined ? { ...own, headersComplete: false } : own;
      const all = isSure ? { ...open, hasSureHost: true as const } : open;
      // Another shell may expand what is quoted here.
      const isRead = invocation.isNested || run.facts.has(readAgain);
      send(isRead ? all : withKeptNames(all), scheme, at, run);
    }
  }
  return unknown;
}

/** Keeps code that a program is given, or writes to files. */
function keepPrograms(
  name: string,
  words: readonly Entry[],
  { input, isNested }: Invocation,
  run: Run,
): void {
  const given = codeGiven(name, words, input, run);
  if (given !== undefined) keepProgram(given, isNested, run);
  if (name !== "tee" || words.some(({ value }) => plainText(value) === "-a")) return;
  for (const { valueSpan } of words) {
    keepFile(run.source(valueSpan), input ?? unknown, isNested, run);
  }
}

/** Whether a word contains quotes that another shell would interpret. */
function isReadAgain({ value }: Entry): boolean {
  return (
    value.kind === "text" &&
    [value.written, ...value.others].some(({ text }) => /['"\\`]/.test(text))
  );
}

function isProgram(word: Entry, run: Run): boolean {
  const name = plainText(word.value) === undefined ? undefined : programName(word);
  if (name === undefined) return false;
  return (
    Object.hasOwn(programs, name) ||
    name === "tee" ||
    interpreterNamed(name) !== undefined ||
    functionNamed(name, run) !== undefined
  );
}

/** Functions by name, with the number of functions when they were gathered. */
const named = new WeakMap<
  Run,
  { readonly count: number; readonly byName: Map<string, FunctionValue> }
>();

function functionNamed(name: string, run: Run): FunctionValue | undefined {
  let known = named.get(run);
  if (known?.count !== run.functions.size) {
    const byName = new Map<string, FunctionValue>();
    for (const [code, value] of run.functions) {
      if (code.name !== undefined && !byName.has(code.name)) byName.set(code.name, value);
    }
    known = { count: run.functions.size, byName };
    named.set(run, known);
  }
  return known.byName.get(functionName(name));
}

/** Adds a request once for each distinct form, as functions are called repeatedly. */
function send(request: HttpRequest, scheme: string, { start, end }: Call["at"], run: Run): void {
  const isAround = request.span.start >= start && request.span.end <= end;
  const span = isAround && request.span.start < request.span.end ? request.span : { start, end };
  const { method, headers, headersComplete } = request;
  const url = withScheme(request, scheme);
  const key = JSON.stringify([
    ...[start, method.text, url?.kind === "known" ? url.text : url?.source, headersComplete],
    ...headers.map(({ name, value }) => [name, value.kind === "known" ? value.text : ""]),
    request.span.start,
  ]);
  if (run.seen.has(key)) return;
  run.seen.set(key, run.requests.length);
  const through = run.sites.length === 0 ? {} : { through: [...run.sites] };
  run.requests.push({ ...request, url, span, isAsWritten: true, ...through });
}

/** The scheme for a URL without one. */
function schemeOf({ words }: ShellCommand): string {
  const at = words.findIndex(({ text }) => /^--proto-default(?:=|$)/.test(text));
  const option = words[at];
  if (option === undefined) return "http";
  const [, joined] = option.text.split("=", 2);
  return joined ?? words[at + 1]?.text ?? "http";
}

/** Adds `http://` to a bare Intercom host, as curl and wget do. */
function withScheme({ url, client }: HttpRequest, scheme: string): HttpRequest["url"] {
  const isAlone = url?.kind === "known" && /^api\.(?:\w+\.)?intercom\.io(?=[/?#]|$)/.test(url.text);
  if (!isAlone || !/^(?:curl|wget)$/.test(client)) return url;
  const writer: Writer = { text: "", runs: [] };
  const { start } = url.span;
  write(writer, `${scheme}://`, { start, end: start });
  append(writer, { text: url.text, runs: url.runs ?? [] });
  return known(writer, url.span);
}
