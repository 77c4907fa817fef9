import {
  type IntercomHost,
  type Region,
  hostOfRegion,
  regionOfHost,
} from "../intercom/endpoint.ts";
import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import { documentedMethods } from "./documentedMethods.ts";
import { isPlaceholder } from "./headers.ts";
import { isTokenPath } from "./isTokenPath.ts";

/** The parts of a URL of Intercom's API that rules look at. */
export interface IntercomUrl {
  readonly host: IntercomHost;
  readonly region: Region;
  readonly scheme: "http" | "https" | undefined;
  /** As written, with leading slash, without query and dot segments; placeholders stay. */
  readonly path: string;
  /** Without question mark and fragment. */
  readonly query: string;
}

/**
 * Reads a request's URL if its host is exactly one of Intercom's: look-alikes, hosts imitated by user information,
 * and other ports do not count.
 */
export function intercomUrl({ url, mayGoElsewhere }: HttpRequest): IntercomUrl | undefined {
  if (url === undefined) return undefined;
  const written = url.kind === "known" ? url.text : url.source;
  const match = /^(?:(https?):\/\/)?([^/?#\s]+)(?!\s)([^?#]*)(?:\?([^#]*))?/i.exec(written.trim());
  if (match === null) return undefined;
  const [, scheme, authority = "", path = "", query = ""] = match;
  const lower = scheme?.toLowerCase();
  const port = lower === "https" ? ":443" : ":80";
  const name = authority.toLowerCase();
  const region = regionOfHost(name.endsWith(port) ? name.slice(0, -port.length) : name);
  if (region === undefined) return undefined;
  if (mayGoElsewhere === true && isOfOthers(path)) return undefined;
  return {
    host: hostOfRegion(region),
    region,
    scheme: lower === "http" || lower === "https" ? lower : undefined,
    path: path === "" ? "/" : withoutDots(path),
    query,
  };
}

/** Whether a path is none of Intercom's, and so for another of the hosts that it may be sent to: `/tickets.json`. */
function isOfOthers(path: string): boolean {
  const segments = path.split("/").filter((segment) => segment !== "");
  return !segments.some(isPlaceholder) && documentedMethods(segments).length === 0;
}

/**
 * A path without `.` and `..`, which clients or servers resolve; how many segments a placeholder stands for is not
 * known.
 */
function withoutDots(path: string): string {
  if (!/\/\.{1,2}(?:\/|$)/.test(path)) return path;
  const segments: string[] = [];
  for (const segment of path.split("/").slice(1)) {
    if (segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (isPlaceholder(segments.pop() ?? "")) return "/${path}";
  }
  return `/${segments.join("/")}`;
}

/**
 * The host of a request that looks like a region's but is none: regions are named after `api.`, except the first,
 * which has no name. `isWhole`: the host is written in one piece, and not assembled from parts that may be right
 * elsewhere. `isOfApi`: it is named as one of the API's, not as that of the web site.
 */
export function mistakenHost({
  url,
  headers,
  hasSureHost,
}: HttpRequest):
  { readonly host: string; readonly isWhole: boolean; readonly isOfApi: boolean } | undefined {
  if (url === undefined) return undefined;
  const written = url.kind === "known" ? url.text : url.source;
  const [, host] = /^(?:https?:\/\/)?([\w.-]+)(?=[:/?#]|$)/i.exec(written.trim()) ?? [];
  const isAuthorized = headers.some(({ name }) => name.toLowerCase() === "authorization");
  const isMeant =
    host !== undefined && (regional.test(host) || (isAuthorized && ofPeople.test(host)));
  if (!isMeant || regionOfHost(host.toLowerCase()) !== undefined) return undefined;
  const start = written.indexOf(host);
  const isWhole =
    url.runs?.some(
      ({ at, length, variable }) =>
        variable !== true && at <= start && start + host.length <= at + length,
    ) ?? true;
  if (!isWhole && hasSureHost !== true) return undefined;
  return { host, isWhole, isOfApi: regional.test(host) };
}

/** A host named as a region's might be. */
const regional =
  /^(?:api[.-](?:[a-z]{2}|usa|aus|apac|emea|(?:us|eu|au|ap)-[a-z]+-\d)|(?:[a-z]{2}|apac|emea)\.api)\.intercom\.io$/i;
/** Hosts of Intercom's web site and app, which programs do not call with a token. */
const ofPeople = /^(?:(?:app|www)\.)?intercom\.io$/i;

/** Whether a request only checks if the host can be reached. */
export function onlyReaches(request: HttpRequest): boolean {
  return request.method.text === "HEAD" && intercomUrl(request)?.path === "/";
}

/**
 * Whether it exchanges an OAuth code for a token: it has no token yet, and OAuth clients choose its headers
 * (Intercom's OAuth guide).
 */
export function isTokenExchange(request: HttpRequest): boolean {
  const path = intercomUrl(request)?.path;
  return path === "/auth/eagle/token" || isTokenPath(path?.split("/").slice(1) ?? []);
}

/** Whether it may be a token exchange, since its path is unknown. */
export function mayBeTokenExchange(request: HttpRequest): boolean {
  return isTokenExchange(request) || /^\/?\$\{/.test(intercomUrl(request)?.path ?? "");
}

/** A part of a request's URL in the letter case that it is written in; scheme and host are case-insensitive. */
export function asWritten({ url }: HttpRequest, part: string): string {
  const text = url?.kind === "known" ? url.text : (url?.source ?? "");
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  return at < 0 ? part : text.slice(at, at + part.length);
}

/** Where a part of a URL is written, from its letter `from` on, if outside the URL as a whole; undefined otherwise. */
export function placeInUrl({ url }: HttpRequest, part: string, from = 0): Span | undefined {
  if (url?.runs === undefined) return undefined;
  const start = (url.kind === "known" ? url.text : url.source).indexOf(part);
  const at = start + from;
  const run = url.runs.find((each) => each.at <= at && at < each.at + each.length);
  if (start === -1 || run === undefined || run.variable === true) return undefined;
  const { span } = run;
  return url.span.start <= span.start && span.end <= url.span.end ? undefined : span;
}

/**
 * The change that replaces the part of a URL from `start` to `end` by `to`. It includes text before that if the part
 * also occurs earlier.
 */
export function replaceAt(text: string, start: number, end: number, to: string): Change {
  let from = start;
  while (from > 0 && text.indexOf(text.slice(from, end)) < from) from -= 1;
  return {
    kind: "replaceInUrl",
    from: text.slice(from, end),
    to: `${text.slice(from, start)}${to}`,
  };
}
