import {
  type IntercomHost,
  type Region,
  hostOfRegion,
  regionOfHost,
} from "../intercom/endpoint.ts";
import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import { isTokenPath } from "./isTokenPath.ts";

/** The parts of a URL of Intercom's API that rules look at. */
export interface IntercomUrl {
  readonly host: IntercomHost;
  readonly region: Region;
  readonly scheme: "http" | "https" | undefined;
  /** As written, with its leading slash, without the query; variables and braces are still in it. */
  readonly path: string;
  /** Without the question mark; the fragment is not part of it. */
  readonly query: string;
}

/**
 * Reads a request's URL where its host is one of Intercom's, exactly: look-alikes, user information that
 * imitates a host, other ports and hosts that are only mentioned do not count.
 */
export function intercomUrl({ url }: HttpRequest): IntercomUrl | undefined {
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
  return {
    host: hostOfRegion(region),
    region,
    scheme: lower === "http" || lower === "https" ? lower : undefined,
    path: path === "" ? "/" : path,
    query,
  };
}

/**
 * The host of a request that was meant to be one of a region, and is none: regions but the first are named after
 * "api.", and the first has no name. What is put together of several texts may be so on one way alone; `isWhole`: it
 * stands in one piece.
 */
export function mistakenHost({
  url,
  headers,
  hasSureHost,
}: HttpRequest): { readonly host: string; readonly isWhole: boolean } | undefined {
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
  return isWhole || hasSureHost === true ? { host, isWhole } : undefined;
}

/** Named as a region's host might be. */
const regional =
  /^(?:api[.-](?:[a-z]{2}|usa|aus|apac|emea|(?:us|eu|au|ap)-[a-z]+-\d)|(?:[a-z]{2}|apac|emea)\.api)\.intercom\.io$/i;
/** Where people log in, and no program does with a token. */
const ofPeople = /^(?:(?:app|www)\.)?intercom\.io$/i;

/** Whether it does no more than see if the host can be reached: nothing is asked for. */
export function onlyReaches(request: HttpRequest): boolean {
  return request.method.text === "HEAD" && intercomUrl(request)?.path === "/";
}

/** Whether a code of OAuth is changed for a token: who asks has none yet, and clients of OAuth send what they send (OAuth guide of Intercom). */
export function isTokenExchange(request: HttpRequest): boolean {
  const path = intercomUrl(request)?.path;
  return path === "/auth/eagle/token" || isTokenPath(path?.split("/").slice(1) ?? []);
}

/** The same where it may be one: the path comes from elsewhere. */
export function mayBeTokenExchange(request: HttpRequest): boolean {
  return isTokenExchange(request) || /^\/?\$\{/.test(intercomUrl(request)?.path ?? "");
}

/** A part of a request's URL in the case that it is written in: schemes and hosts have none of their own. */
export function asWritten({ url }: HttpRequest, part: string): string {
  const text = url?.kind === "known" ? url.text : (url?.source ?? "");
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  return at < 0 ? part : text.slice(at, at + part.length);
}

/** Where a part of a URL is written that stands elsewhere than the URL as a whole; undefined where it is a part of that. */
export function placeInUrl({ url }: HttpRequest, part: string): Span | undefined {
  if (url?.runs === undefined) return undefined;
  const at = (url.kind === "known" ? url.text : url.source).indexOf(part);
  const run = url.runs.find((each) => each.at <= at && at < each.at + each.length);
  if (at === -1 || run === undefined || run.variable === true) return undefined;
  const { span } = run;
  return url.span.start <= span.start && span.end <= url.span.end ? undefined : span;
}

/**
 * The change of a URL that puts `to` in the place of the part from `start` to `end`; taken with what stands
 * before it where the same text comes up earlier too.
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
