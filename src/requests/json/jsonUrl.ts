import type { Node } from "jsonc-parser";
import type { Value } from "../httpRequest.ts";
import { isNameKey, isSwitchedOff, isValueKey } from "./jsonHeaders.ts";
import { isMethodKey, isUrlKey, type Fill } from "./jsonRequestParts.ts";
import { isScalar, propertyOf, writtenOfNode } from "./jsonText.ts";
import { urlValue } from "../urlValue.ts";
import { append, slice, spanOf, write, type Writer, type Written } from "../places/written.ts";

/** The most query parameters that are read. */
const most = 1000;

/** The URL of a request, with a base URL and query parameters from the properties next to it. */
export function jsonUrl(text: string, node: Node, fill: Fill): Value | undefined {
  const address = propertyOf(node, isUrlKey)?.value;
  if (address?.type !== "string") return undefined;
  const written = fill(writtenOfNode(text, address));
  const place = spanOf(written);
  const writer: Writer = { text: "", runs: [] };
  append(writer, based(text, node, written, fill));
  let separator = writer.text.includes("?") ? "&" : "?";
  const names = new Set(Array.from(writer.text.matchAll(/[?&]([^?&=]*)=/g), ([, name]) => name));
  for (const { name, value } of queryOf(node).slice(0, most)) {
    if (names.has(name)) continue;
    names.add(name);
    // Written in another place, it cannot be edited here.
    const pair = `${separator}${name}=${inQuery(value)}`;
    write(writer, pair, { start: place.end, end: place.end });
    separator = "&";
  }
  return urlValue(writer, place);
}

/** Puts the client's base URL, if there is one, before a path. */
function based(text: string, node: Node, path: Written, fill: Fill): Written {
  const base = propertyOf(node, (key) => /^base_?ur[il]$/i.test(key))?.value;
  if (base?.type !== "string" || /^(?:[a-z][\w+.-]*:|\/\/|[{=<$])/i.test(path.text)) return path;
  const start = fill(writtenOfNode(text, base));
  const trimmed = slice(start, 0, start.text.replace(/\/+$/, "").length);
  const writer: Writer = { text: "", runs: [] };
  append(writer, trimmed);
  const { start: at } = spanOf(path);
  if (!path.text.startsWith("/")) write(writer, "/", { start: at, end: at });
  append(writer, path);
  return writer;
}

/** A query parameter that has its own row or property. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly place: { readonly row: Node; readonly name: Node; readonly value: Node };
}

const isQueryKey = (key: string): boolean =>
  /^(?:parameters|params|qs|queryParameters(?:Ui)?)$/.test(key);

/** The query parameters next to a URL that are sent. */
export function queryOf(node: Node): readonly Parameter[] {
  if (propertyOf(node, (key) => key === "sendQuery")?.value.value === false) return [];
  const holder = propertyOf(node, isQueryKey)?.value;
  // n8n nests them one level deeper, or keeps them as JSON text.
  if (propertyOf(node, (key) => key === "specifyQuery")?.value.value === "json") return [];
  const inner = propertyOf(holder, (key) => /^parameters?$/.test(key))?.value;
  const list = inner?.type === "array" ? inner : holder;
  if (list?.type === "array") return parametersOf(list);
  const method: unknown = propertyOf(node, isMethodKey)?.value.value;
  // With a body these may be the body's parameters.
  const reads = typeof method !== "string" || /^(?:get|delete|head)$/i.test(method);
  return reads ? (list?.children ?? []).flatMap(ofProperty) : [];
}

/** The parameters of an array of rows. */
export function parametersOf(list: Node): readonly Parameter[] {
  return (list.children ?? []).flatMap(parameterOf);
}

function parameterOf(row: Node): readonly Parameter[] {
  const isInPath =
    propertyOf(row, (key) => key === "isPath")?.value.value === true ||
    propertyOf(row, (key) => key === "type")?.value.value === "path";
  return isInPath || isSwitchedOff(row)
    ? []
    : parameter(row, propertyOf(row, isNameKey)?.value, propertyOf(row, isValueKey)?.value);
}

function ofProperty(property: Node): readonly Parameter[] {
  const [key, value] = property.children ?? [];
  return parameter(property, key, value);
}

function parameter(
  row: Node,
  name: Node | undefined,
  value: Node | undefined,
): readonly Parameter[] {
  if (name?.type !== "string" || value === undefined || !isScalar(value)) return [];
  if (value.type === "null" || value.value === "") return [];
  return [{ name: String(name.value), value: String(value.value), place: { row, name, value } }];
}

function inQuery(value: string): string {
  return value.replace(/[&#\s]/g, encodeURIComponent);
}
