import { argvCommands } from "../curl/argvCommands.ts";
import { configUrls } from "../configUrls.ts";
import { copiedFetches } from "./copiedFetches.ts";
import { dumpedRequests } from "./dumpedRequests.ts";
import { findCommands } from "../curl/findCommands.ts";
import { httpFileRequests } from "../http/httpFile.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { jsonRequests } from "../json/jsonRequests.ts";
import { markdownTables } from "../tables/markdownTables.ts";
import { outside } from "../places/outside.ts";
import { powerShellRequests } from "../powershell/powershellRequests.ts";
import { rawRequests } from "../http/rawHttp.ts";
import { tabTables } from "../tables/tabTables.ts";
import { urlValue } from "../urlValue.ts";
import { verbatim } from "../places/written.ts";

/** The requests of a text of unknown format: pasted, a log, a chat's answer. */
export function pastedRequests(text: string): HttpRequest[] {
  const looked = lookedFor(text);
  const found = [...looked, ...outside([...argvCommands(text), ...configUrls(text)], looked)];
  return found.length > 0 ? found : urlAlone(text);
}

/** The same, without taking a bare URL for a request; in documents such URLs are only examples. */
export function lookedFor(text: string): HttpRequest[] {
  const json = jsonRequests(text);
  if (json.length > 0) return json;
  const lines = isHttpFile(text) ? httpFileRequests(text) : rawRequests(text);
  // What an earlier reader finds is not read again by a later one.
  return [
    powerShellRequests(text),
    findCommands(text),
    copiedFetches(text),
    dumpedRequests(text),
    markdownTables(text),
    tabTables(text),
    lines,
  ].reduce((taken, more) => [...taken, ...outside(more, taken)], []);
}

function isHttpFile(text: string): boolean {
  const hasMarks = /^(?:###|@[\w.-]{1,100}[ \t]*=)/m.test(text);
  if (hasMarks) return /^[ \t]{0,20}(?:[A-Z]{3,9}[ \t]{1,20})?(?:https?:|\{\{)/m.test(text);
  // A URL with headers below it.
  return /^\s{0,100}https?:\/\/\S{1,5000}[ \t]{0,20}\r?\n[\w-]{1,100}:/.test(text);
}

/** A text that is only a URL: its headers are not known. */
function urlAlone(text: string): HttpRequest[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (end - start > 5000 || !/^https?:\/\/\S+$/i.test(text.slice(start, end))) return [];
  return [
    {
      form: { kind: "http" },
      client: "unknown",
      method: { text: "GET", span: undefined },
      url: urlValue(verbatim(text, { start, end })),
      headers: [],
      headersComplete: false,
      authorizationElsewhere: false,
      body: undefined,
      span: { start, end },
      headerSlot: { offset: end, before: "\n", after: "" },
    },
  ];
}
