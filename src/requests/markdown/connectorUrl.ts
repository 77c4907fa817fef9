import { asUnknown } from "./forReader.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { partsOf } from "./markdownParts.ts";
import { urlValue } from "../urlValue.ts";
import { verbatim } from "../places/written.ts";

/** A URL with a path, as guides for Data Connectors show it. */
const address = /https?:\/\/api\.(?:\w{2}\.)?intercom\.io\/[^\s`"'<>|)\]]+/g;
const method = /\bmethod\b[^A-Za-z\n]{0,20}(GET|POST|PUT|PATCH|DELETE)\b/i;
const methodBefore = /\b(GET|POST|PUT|PATCH|DELETE)[ \t]+`?$/;

/** A line that begins with such a label and has an address: `**URL:** https://example.com/orders`. */
const labelled = /^[^A-Za-z\n]{0,8}(?:url|endpoint)\b[^\n]{0,20}?https?:\/\/([\w.-]+)/gim;

/** How far from a header table its URL is searched. */
const farthest = 3000;

/**
 * Headers in a guide to a Data Connector, as a table or as lines in a fence, with the URL and the method that are told
 * beside them, before them or else behind them, where it is plain which ones are meant.
 */
export function withConnectorUrls(text: string, requests: readonly HttpRequest[]): HttpRequest[] {
  if (!/connector/i.test(text)) return requests.map(withPlaces);
  const places = placesOf(text);
  const tables = requests.filter(isHeadersAlone);
  return requests.map((request) => {
    const index = tables.indexOf(request);
    if (index === -1) return request;
    const { start, end } = request.span;
    const isLines = request.form.kind === "raw";
    if (isLines && !isOfConnector(text, start)) return request;
    const from = Math.max(tables[index - 1]?.span.end ?? 0, start - farthest);
    const to = Math.min(tables[index + 1]?.span.start ?? text.length, end + farthest);
    const before = { start: from, end: start };
    const behind = { start: end, end: to };
    if (isOfOthers(text.slice(from, start))) return request;
    const at = theOne(text, places, before) ?? theOne(text, places, behind);
    if (at === undefined || (isLines && !isLabelled(text, at))) return request;
    const shown = text.slice(Math.max(0, at.start - 20), at.start);
    const told = methodBefore.exec(shown)?.[1] ?? method.exec(text.slice(from, to))?.[1] ?? "";
    const url = urlValue(verbatim(text, at));
    return {
      ...{ ...request, client: "dataConnector" },
      url: url.kind === "known" && isExplained(url.text, text) ? asUnknown(url) : url,
      method: { text: told.toUpperCase(), span: undefined },
    };
  });
}

/** Whether the last address that is labelled as one before some headers is not one of Intercom's. */
function isOfOthers(before: string): boolean {
  const last = [...before.matchAll(labelled)].at(-1)?.[1];
  return last !== undefined && !/^api\.(?:\w{2}\.)?intercom\.io$/i.test(last);
}

function isHeadersAlone({ form, url }: HttpRequest): boolean {
  return (form.kind === "table" || form.kind === "raw") && url === undefined;
}

/** Whether the title of a guide, or of the section around a place, is about Data Connectors. */
function isOfConnector(text: string, place: number): boolean {
  const headings = text.slice(0, place).match(/^#{1,6}[ \t][^\n]{0,300}/gm) ?? [];
  return [headings[0], headings.at(-1)].some((heading) => /data connector/i.test(heading ?? ""));
}

/** Whether a URL is labelled as one, beside it or on the line before its fence. */
function isLabelled(text: string, { start }: Span): boolean {
  return /\b(?:url|endpoint)\b[^\n]*(?:\n\s*(?:```\w*\s*)?)?$/i.test(
    text.slice(Math.max(0, start - 200), start),
  );
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
