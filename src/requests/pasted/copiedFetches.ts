import { connectorRequest } from "../json/connectorRequest.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { inspected } from "./inspectedText.ts";
import { urlValue } from "../urlValue.ts";
import { verbatim } from "../places/written.ts";

const call = /\bfetch\(\s{0,20}"(https?:\/\/[^"\\\s]{1,4000})"\s{0,20},\s{0,20}(?=\{)/g;

/** How many characters more than the text's length may be read in vain. */
const spare = 100_000;

/** The requests that browsers copy as `fetch(…)` calls, whose arguments are plain JSON. */
export function copiedFetches(text: string): HttpRequest[] {
  const requests: HttpRequest[] = [];
  let patience = text.length + spare;
  for (const { index, 0: start, 1: url = "" } of text.matchAll(call)) {
    if (patience <= 0) break;
    const at = index + start.length;
    const { node, end } = inspected(text, at);
    if (node === undefined) patience -= end - at;
    // Other calls may contain variables.
    if (node === undefined || !isJson(text.slice(at, end))) continue;
    const request = connectorRequest(text, node, nothingAround);
    const from = index + start.indexOf(url);
    if (request === undefined) continue;
    requests.push({
      ...request,
      client: "fetch",
      method: request.method.text === "" ? { text: "GET", span: undefined } : request.method,
      url: urlValue(verbatim(text, { start: from, end: from + url.length })),
      authorizationElsewhere: /"credentials":\s*"include"/.test(text.slice(at, end)),
      span: { start: index, end },
    });
  }
  return requests;
}

const nothingAround = { resolve: () => undefined, authorized: false, answered: true } as const;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
