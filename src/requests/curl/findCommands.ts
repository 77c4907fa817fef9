import { readCommandLine } from "../shell/commandLine.ts";
import { curlRequests } from "./curlRequest.ts";
import { httpieRequests } from "./httpieRequest.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { writtenOfNode } from "../json/jsonText.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { type ShellVariables, resolved, shellVariables } from "../shell/shellVariables.ts";
import { typedBehind } from "../shell/typedBehind.ts";
import type { Reading, Shell } from "../shell/shellWord.ts";
import { type SurroundingString, stringAround } from "./stringAround.ts";
import { verbatim } from "../places/written.ts";
import { wgetRequests } from "./wgetRequest.ts";

/** Names of curl, wget and HTTPie, of which xh is a reimplementation. */
const programWord =
  /(?<![\w.-])(?:(curl)(?:\.exe)?|(wget)(?:\.exe)?|https?|xhs?)(?=[ \t]|[\\^`]\r?\n)/g;
/** How far back the text before a command on its line is looked at. */
const longestPrefix = 300;

/** How much of a command's first line is looked at to recognize the shell. */
const longestLine = 2000;

const entity = /^&(?:[a-z]{2,6}|#\w{1,6});/;

/** Words that may stand before a command. */
const leading =
  /^(?:sudo|time|exec|command|env|nohup|then|do|else|if|while|until|!|=|\$[\w:.]+|watch|call|start|RUN|CMD|HEALTHCHECK|ENTRYPOINT|--[\w-]+=\S+|[-*+&@$%>#]|\d+[.)]|[A-Za-z_]\w*=.*|.*[:>$%\])}]|-\w+)$/;

/**
 * The requests that commands make. `shell`: the language that the text is in; without it the text is
 * prose or a paste, in which a command may also stand in the middle of a sentence.
 */
export function findCommands(text: string, shell?: Shell): HttpRequest[] {
  const requests: HttpRequest[] = [];
  const reading: Reading = { text, endless: new Map() };
  // A failed reading may start again on the next line; this bounds the total.
  let patience = text.length + 100_000;
  // All commands on a line are for one shell; remembering it keeps long lines fast.
  let line: { readonly shell: Shell; readonly end: number } = { shell: "posix", end: 0 };
  let variables: ShellVariables | undefined;
  programWord.lastIndex = 0;
  for (let match = programWord.exec(text); match !== null; match = programWord.exec(text)) {
    const start = match.index;
    const nameEnd = start + match[0].length;
    const prefix = prefixOf(text, start);
    if (isComment(prefix, shell)) continue;
    const string = shell === undefined ? stringAround(text, start, prefix) : undefined;
    if (string !== undefined) {
      for (const request of requestsOfString(text, string)) requests.push(request);
      programWord.lastIndex = string.end;
      continue;
    }
    // Of the program names, only curl is no everyday word.
    const isCurl = match[1] !== undefined;
    if ((shell !== undefined || !isCurl) && !isCommandPosition(prefix)) continue;
    if (shell === undefined && start >= line.end) line = shellOf(text, start);
    const used = shell ?? line.shell;
    const { words, end } = readCommandLine(reading, nameEnd, used, {
      inBackticks: used === "posix" && prefix.trimEnd().endsWith("`"),
      prompted: typedBehind.test(prefix),
      mayBeEscaped: shell === undefined,
    });
    const requestsOf = isCurl ? curlRequests : match[2] ? wgetRequests : httpieRequests;
    const resolve = used === "posix" ? (variables ??= shellVariables(text)) : undefined;
    const found = requestsOf({
      text,
      shell: used,
      name: { start, end: nameEnd },
      program: match[0].replace(/\.exe$/, ""),
      words: resolve === undefined ? words : words.map((word) => resolved(word, resolve)),
    });
    const accepted = found.filter(
      ({ url }) => (isCurl && isCommandPosition(prefix)) || isCall(url, shell === undefined, text),
    );
    // In HTML text, an entity such as `&quot;` cuts the command short.
    const isMarkup = shell === undefined && entity.test(text.slice(end, end + 10));
    for (const request of accepted) {
      requests.push(isMarkup ? { ...request, headersComplete: false, isFixed: true } : request);
    }
    patience -= accepted.length > 0 ? 0 : end - start;
    programWord.lastIndex = accepted.length > 0 || patience < 0 ? end : lineEnd(text, nameEnd, end);
  }
  return requests;
}

/** Reads a string's content as a command, with its escapes undone and not beyond its end. */
function requestsOfString(text: string, string: SurroundingString): readonly HttpRequest[] {
  const { kind, quote, start, end, isOpen } = string;
  if (kind === "unread") return [];
  const isEscaped = kind === "escaped";
  const inner = { start: start + quote, end: end - quote };
  const length = end - start - 2 * quote + 2;
  const node = { type: "string", offset: inner.start - 1, length } as const;
  const found = requestsInString(
    isEscaped ? writtenOfNode(text, node) : verbatim(text, inner),
    { kind: isEscaped ? "json" : "string" },
    (part) => findCommands(part),
  );
  return isOpen ? found.map((request) => ({ ...request, headersComplete: false })) : found;
}

/** Whether it is clearly a request: the URL has its scheme. `isProse`: the words may also be a sentence. */
function isCall(url: HttpRequest["url"], isProse: boolean, text: string): boolean {
  if (url?.kind !== "known" || !/^https?:/.test(url.text)) return false;
  const isImplied = url.runs?.[0]?.span.start === url.runs?.[0]?.span.end;
  return !isProse || !isImplied || /^https?:/.test(text.slice(url.span.start, url.span.start + 6));
}

function lineEnd(text: string, from: number, end: number): number {
  const feed = text.slice(from, end).indexOf("\n");
  return feed === -1 ? end : from + feed;
}

/** The text before a place on its line. */
function prefixOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestPrefix), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

function isComment(prefix: string, shell: Shell | undefined): boolean {
  if (/^\s*(?:#(?!\s*$)|\/\/|<!--)/.test(prefix)) return true;
  if (shell === undefined) return false;
  return shell === "cmd" ? /^\s*(?:rem\b|::)/i.test(prefix) : /(?:^|\s)#/.test(prefix);
}

/** Whether a shell would run a command here: before it there are only prompts, assignments, `sudo` and the like. */
function isCommandPosition(prefix: string): boolean {
  // The path before a program's name belongs to the name.
  let rest = prefix.replace(/^\ufeff/, "").replace(/(?:^|(?<=[\s;&|(`]))[\w.~:\\/-]*[/\\]$/, "");
  for (;;) {
    rest = rest.trimEnd();
    if (rest === "" || /[;&|(`{!]$/.test(rest)) return true;
    const word = /[^\s;&|(`]+$/.exec(rest)?.[0] ?? "";
    if (word === "" || !leading.test(word)) {
      return /^\s*(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"']*)\s+)+$/.test(`${rest} `);
    }
    rest = rest.slice(0, -word.length);
  }
}

/** Recognizes the shell by its continuation signs and its own syntax. */
function shellOf(text: string, start: number): { shell: Shell; end: number } {
  const ahead = text.slice(start, start + longestLine);
  const feed = ahead.indexOf("\n");
  const line = feed === -1 ? ahead : ahead.slice(0, feed);
  return { shell: shellOfLine(line), end: start + line.length };
}

function shellOfLine(line: string): Shell {
  const last = line.trimEnd();
  if (last.endsWith("\\")) return "posix";
  if (last.endsWith("^") || line.includes('^"')) return "cmd";
  if (/\s`$/.test(last) || /\$env:\w/i.test(line)) return "powershell";
  return /%\w{1,60}%/.test(line) && !line.includes("'") ? "cmd" : "posix";
}
