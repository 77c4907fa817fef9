import { findCurl } from "./findCurl.ts";
import { httpFileRequests } from "./httpFile.ts";
import type { HttpRequest } from "./httpRequest.ts";
import { jsonRequests } from "./jsonRequests.ts";
import { markdownTables } from "./markdownTables.ts";
import { lookedFor } from "./pasted.ts";
import { rawRequests } from "./rawHttp.ts";
import { shellOfLanguage } from "./shellOfLanguage.ts";
import { shifted } from "./shifted.ts";
import { linesOf } from "./textLines.ts";

/** A part of a document: prose, or what a fence holds. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** The first word of the fence's info string; undefined for prose. */
  readonly language: string | undefined;
}

const fence = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]){0,40}(`{3,}|~{3,})[ \t]*([^\s`{]*)([^`]*)$/;

/** The requests of a Markdown document: in fences by their language, in tables, and in between. */
export function markdownRequests(text: string): HttpRequest[] {
  return [...partsOf(text)].flatMap(({ start, end, language }) =>
    requestsOf(text.slice(start, end), language).map((request) => shifted(request, start)),
  );
}

function requestsOf(text: string, language: string | undefined): HttpRequest[] {
  if (language === undefined) return [...markdownTables(text), ...findCurl(text)];
  const shell = shellOfLanguage(language);
  if (shell !== undefined) return findCurl(text, shell === "posix" ? undefined : shell);
  if (/^(?:http|rest|https)$/.test(language)) {
    const requests = httpFileRequests(text);
    return requests.length > 0 ? requests : rawRequests(text, 1);
  }
  if (/^json[c5]?$/.test(language)) return jsonRequests(text);
  if (/^(?:|text|txt|plain|plaintext|log|none)$/.test(language)) return lookedFor(text);
  return language === "yaml" || language === "yml" ? findCurl(text) : [];
}

function* partsOf(text: string): Generator<Part> {
  let start = 0;
  let open: { readonly mark: string; readonly language: string } | undefined;
  for (const line of linesOf(text)) {
    if (line.end - line.start > 1000) continue;
    const [, mark, language = "", rest = ""] = fence.exec(text.slice(line.start, line.end)) ?? [];
    if (mark === undefined) continue;
    const closes =
      open !== undefined && mark.startsWith(open.mark) && language === "" && rest.trim() === "";
    if (open !== undefined && !closes) continue;
    yield { start, end: line.start, language: open?.language };
    open = closes ? undefined : { mark, language: language.toLowerCase() };
    start = line.next;
  }
  yield { start, end: text.length, language: open?.language };
}
