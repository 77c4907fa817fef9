import { asUnknown } from "./forReader.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { partsOf } from "./markdownParts.ts";
import { urlValue } from "../urlValue.ts";
import { verbatim } from "../places/written.ts";

/** A URL with a path, as guides for Data Connectors show it. */
const address = /https?:\/\/api\.(?:\w{2}\.)?intercom\.io\/[^\s`"'<>|)\]]+/g;
const method = /\bmethod\b[^A-Za-z\n]{0,20}(GET|POST|PUT|PATCH|DELETE)\b/i;
const methodBefore = /\b(GET|POST|PUT|PATCH|DELETE)[ \t]+`?$/;

/** How far from a header table its URL is searched. */
const farthest = 3000;

/**
 * Adds URL and method to header tables in a guide for Data Connectors, from the text before or else after the table,
 * where it is clear which ones are meant.
 */
export function withConnectorUrls(text: string, requests: readonly HttpRequest[]): HttpRequest[] {
  if (!/connector/i.test(text)) return requests.map(withPlaces);
  const places = placesOf(text);
  const tables = requests.filter(({ form, url }) => form.kind === "table" && url === undefined);
  return requests.map((request) => {
    const index = tables.indexOf(request);
    if (index === -1) return request;
    const { start, end } = request.span;
    const from = Math.max(tables[index - 1]?.span.end ?? 0, start - farthest);
    const to = Math.min(tables[index + 1]?.span.start ?? text.length, end + farthest);
    const before = { start: from, end: start };
    const behind = { start: end, end: to };
    const at = theOne(text, places, before) ?? theOne(text, places, behind);
    if (at === undefined) return request;
    const shown = text.slice(Math.max(0, at.start - 20), at.start);
    const told = methodBefore.exec(shown)?.[1] ?? method.exec(text.slice(from, to))?.[1] ?? "";
    const url = urlValue(verbatim(text, at));
    return {
      ...request,
      url: url.kind === "known" && isExplained(url.text, text) ? asUnknown(url) : url,
      method: { text: told.toUpperCase(), span: undefined },
    };
  });
}

/** Whether the guide tells its readers to replace a part in braces. */
function isExplained(url: string, text: string): boolean {
  return [...url.matchAll(/\{\w{1,60}\}/g)].some(([name]) =>
    new RegExp(`\\breplac\\w{1,3}\\s+["'\`*]{0,3}\\${name.slice(0, -1)}\\}`, "i").test(text),
  );
}

/** Without mention of a Data Connector, names in braces in a JSON object may be substituted by whoever sends it. */
function withPlaces(request: HttpRequest): HttpRequest {
  const { form, client, doubleBraces, url } = request;
  const isOpen =
    form.kind === "table" &&
    form.layout === "json" &&
    client === "dataConnector" &&
    doubleBraces !== true &&
    url?.kind === "known" &&
    /\{\w{1,60}\}/.test(url.text);
  return isOpen ? { ...request, url: asUnknown(url) } : request;
}

/** Prose, and fences without code: URLs in commands are for those commands. */
function placesOf(text: string): readonly Span[] {
  return [...partsOf(text)].flatMap(({ start, end, language }) => {
    if (!/^(?:|text|txt|plain|plaintext|url)$/.test(language ?? "")) return [];
    return [...text.slice(start, end).matchAll(address)].flatMap(({ index, 0: url }) => {
      const at = start + index;
      const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
      if (/\b(?:curl|wget|https?)\s/.test(line)) return [];
      return [{ start: at, end: at + url.replace(/[.,;:*_]+$/, "").length }];
    });
  });
}

function theOne(text: string, places: readonly Span[], { start, end }: Span): Span | undefined {
  const inside = places.filter((place) => start <= place.start && place.end <= end);
  const urls = new Map(inside.map((place) => [text.slice(place.start, place.end), place]));
  if (urls.size <= 1) return inside[0];
  const labelled = inside.filter((place) =>
    /\b(?:url|endpoint)\b/i.test(text.slice(text.lastIndexOf("\n", place.start) + 1, place.start)),
  );
  return labelled.length === 1 ? labelled[0] : undefined;
}
