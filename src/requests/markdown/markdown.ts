import { abridged } from "./abridged.ts";
import { outlineOf } from "./outline.ts";
import { brunoRequests } from "../bruno/brunoRequests.ts";
import type { CodeLanguage } from "../client.ts";
import { codeLanguageOf } from "../code/codeLanguages.ts";
import { withConnectorUrls } from "./connectorUrl.ts";
import { dockerfileRequests, isDockerfile } from "../curl/dockerfile.ts";
import { findCommands } from "../curl/findCommands.ts";
import { httpFileRequests, writesDoubleBraces } from "../http/httpFile.ts";
import { terraformRequests } from "../hcl/terraformRequests.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { codeBefore } from "./codeBefore.ts";
import { codeFencesOf, wholeOf } from "./codeFences.ts";
import { forReader } from "./forReader.ts";
import { hurlRequests } from "../http/hurl.ts";
import { jsonRequests } from "../json/jsonRequests.ts";
import { isMakefile } from "../make/makeLines.ts";
import { makeRequests } from "../make/makeRequests.ts";
import { partsOf, type MarkdownPart } from "./markdownParts.ts";
import { isSaidAround } from "./leavesOut.ts";
import { markdownTables } from "../tables/markdownTables.ts";
import { lookedFor } from "../pasted/pasted.ts";
import { powerShellRequests } from "../powershell/powershellRequests.ts";
import { requoted, unquoted } from "./quotedFence.ts";
import { rawRequests } from "../http/rawHttp.ts";
import { shellOfLanguage } from "../shell/shellOfLanguage.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { typedLine } from "../shell/typedBehind.ts";
import { shifted } from "../places/shifted.ts";
import { withShownAsWrong } from "./withShownAsWrong.ts";
import { unfolded } from "../yaml/yamlScripts.ts";

/** The requests of a Markdown document: in fences, by their language, in tables, and in prose. */
export function markdownRequests(text: string, readCode?: ReadCode): HttpRequest[] {
  const scripts = new Map<MarkdownPart, CodeRead>();
  const parts = [...partsOf(text)];
  const isDoubled = parts.some(
    ({ start, end, language }) => isHttp(language) && writesDoubleBraces(text.slice(start, end)),
  );
  const fences = codeFencesOf(parts, text, readCode);
  const found = parts.map((part) => {
    const { start, end, language, quote } = part;
    const together = fences.get(part);
    if (together !== undefined) return together;
    const inside = unquoted(text.slice(start, end), quote);
    const code = codeLanguageOf(language ?? "");
    const isTyped = code === "shell" && typedLine.test(inside);
    const outline = language === undefined || code === "shell" ? undefined : outlineOf(inside);
    const whole = wholeOf(inside, outline, code);
    const read = code === undefined || isTyped ? undefined : readCode?.(code, whole, language);
    // If it is read with others, edits cannot keep the quote's prefix.
    if (code === "shell" && read?.isSound === true && quote === undefined) scripts.set(part, read);
    const requests =
      read?.requests ??
      (code !== undefined && code !== "shell" ? [] : requestsOf(inside, language, readCode));
    const said = isDoubled && isHttp(language) ? { doubleBraces: true as const } : {};
    return requests
      .map((request) => (language === undefined ? request : abridged(request, inside, outline)))
      .map((request) => shifted(requoted({ ...request, ...said }, quote), start));
  });
  const asOne = joined(text, scripts, readCode);
  const all = parts.flatMap((part, index) =>
    asOne !== undefined && scripts.has(part) ? [] : (found[index] ?? []),
  );
  const shown = [...all, ...(asOne ?? []).map((request) => abridged(request, text))]
    .map((request) => forReader(request, text, codeBefore(request, text, parts)))
    .toSorted((a, b) => a.span.start - b.span.start);
  const complete = withConnectorUrls(text, withoutHeaders(shown, text, parts));
  return withShownAsWrong(complete, text, parts);
}

/** Marks requests as incomplete where sentences around a fence say that headers are omitted. */
function withoutHeaders(
  requests: readonly HttpRequest[],
  text: string,
  parts: readonly MarkdownPart[],
): readonly HttpRequest[] {
  const proseAt = (index: number): string => {
    const { start = 0, end = 0, language } = parts[index] ?? {};
    return language === undefined ? text.slice(start, end) : "";
  };
  const short = parts.filter(
    ({ language }, index) =>
      language !== undefined && isSaidAround(proseAt(index - 1), proseAt(index + 1)),
  );
  if (short.length === 0) return requests;
  return requests.map((request) => {
    const { span } = request;
    const isShort = short.some(({ start, end }) => start <= span.start && span.end <= end);
    return isShort ? { ...request, headersComplete: false } : request;
  });
}

function isHttp(language: string | undefined): boolean {
  return language !== undefined && /^(?:http|rest|https)$/.test(language);
}

/** Reads the shell fences as one script, so that variables carry over; undefined if that finds fewer requests. */
function joined(
  text: string,
  scripts: ReadonlyMap<MarkdownPart, CodeRead>,
  readCode: ReadCode | undefined,
): readonly HttpRequest[] | undefined {
  if (scripts.size < 2) return undefined;
  let script = "";
  for (const { start, end } of scripts.keys()) {
    script += text.slice(script.length, start).replace(/[^\n]/g, " ") + text.slice(start, end);
  }
  const apart = [...scripts.values()].flatMap(({ requests }) => requests).length;
  const isZsh = [...scripts.keys()].every(({ language }) => language === "zsh");
  const read = readCode?.("shell", script, isZsh ? "zsh" : undefined);
  return read !== undefined && read.requests.length >= apart ? read.requests : undefined;
}

/** Requests found in code; `isSound`: without syntax errors. */
export interface CodeRead {
  readonly requests: readonly HttpRequest[];
  readonly isSound: boolean;
}

/** Reads code of a language; undefined if its grammar is not loaded. */
export type ReadCode = (
  language: CodeLanguage,
  text: string,
  name?: string,
) => CodeRead | undefined;

/** Whether a command is part of a sentence, which often warns against it; on its own line it is an instruction. */
function isMentioned(text: string, { start, end }: HttpRequest["span"]): boolean {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const ahead = text.slice(Math.max(line, start - longestLines), start);
  if (ahead.split("`").length % 2 !== 0) return false;
  const before = ahead.slice(0, ahead.lastIndexOf("`") + 1);
  const [behind = "", next = ""] = text.slice(end, end + longestLines).split("\n", 2);
  const isAlone = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?`+$/.test(before);
  if (!isAlone || !/^\s*`+\s*[.;,]?\s*$/.test(behind)) return true;
  // The sentence may begin on the line before or go on on the next one.
  const [last = ""] = text
    .slice(Math.max(0, line - longestLines), Math.max(0, line - 1))
    .split("\n")
    .slice(-1);
  const isItem = /[-*+.)][ \t]+`+$/.test(before);
  const goesOn = !isItem && /[\p{L}\p{N},](?:`|\*{1,2})?\s*$/u.test(last);
  return goesOn || /^\p{Ll}/u.test(next);
}

/** `GET /path` alone is a document's notation for a route; its headers are described elsewhere. */
function asNotation(request: HttpRequest): HttpRequest {
  return isLines(request) && request.headers.length === 0 ? inPart(request) : request;
}

/** One or two headers in text that is not marked as HTTP are only being mentioned. */
function asMention(request: HttpRequest): HttpRequest {
  const isFew = request.url === undefined && request.headers.length < fewestOfAll;
  return isLines(request) && isFew ? inPart(request) : asNotation(request);
}

function isLines({ form }: HttpRequest): boolean {
  return form.kind === "http" || form.kind === "raw";
}

function inPart(request: HttpRequest): HttpRequest {
  return { ...request, headersComplete: false };
}

/** How many headers make a complete request: the guide has three for any request, and one more for a body. */
const fewestOfAll = 3;

/** How much of the lines around a command is looked at. */
const longestLines = 2000;

function requestsOf(
  text: string,
  language: string | undefined,
  readCode: ReadCode = () => undefined,
): readonly HttpRequest[] {
  if (language === undefined) {
    const commands = findCommands(text).filter(({ span }) => !isMentioned(text, span));
    return [...markdownTables(text), ...commands];
  }
  if (isMakefile(language)) return makeRequests(text, readCode);
  if (isDockerfile(language)) return dockerfileRequests(text);
  const shell = shellOfLanguage(language);
  if (shell === "powershell") return [...powerShellRequests(text), ...findCommands(text, shell)];
  if (shell !== undefined) return findCommands(text, shell === "posix" ? undefined : shell);
  if (isHttp(language)) {
    const requests = httpFileRequests(text);
    return (requests.length > 0 ? requests : rawRequests(text, 1)).map(asNotation);
  }
  if (/^json[c5]?$/.test(language)) return jsonRequests(text);
  if (/^(?:|text|txt|plain|plaintext|log|none)$/.test(language)) {
    return lookedFor(text).map(asMention);
  }
  if (/^(?:bruno|bru)$/.test(language)) return brunoRequests(text);
  if (language === "hurl") return hurlRequests(text);
  if (/^(?:terraform|tf|hcl|opentofu|tofu)$/.test(language)) return terraformRequests(text);
  const isYaml = language === "yaml" || language === "yml";
  return isYaml ? requestsInString(unfolded(text), undefined, (part) => findCommands(part)) : [];
}
