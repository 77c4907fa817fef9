import type { Span } from "../../httpRequest.ts";
import { append, slice, write, type Writer, type Written } from "../../places/written.ts";
import { hole } from "../machine/values/values.ts";

/**
 * One URL for each host, of a URL with several alternatives: the longest one where the others only lack query
 * parameters, else what their paths have in common.
 */
export function waysOf(urls: readonly Written[], at: Span): readonly Written[] {
  const byHost = new Map<string, Written[]>();
  const known = withoutRegional(urls);
  // A host that contains a variable may be any.
  if (known.length > 1 && known.some(hasUnknownHost)) return [];
  for (const url of known) {
    const host = hostOf(url);
    // Of `http` and `https` to the same host only the latter is judged.
    const safe = host.replace(/^http:/i, "https:");
    if (safe !== host && known.some((other) => hostOf(other) === safe)) continue;
    byHost.set(host, [...(byHost.get(host) ?? []), url]);
  }
  return [...byHost.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const whole = withAllParameters([first, ...others]);
    if (whole !== undefined) return [whole];
    let common = first.text.length;
    for (const { text } of others) {
      while (!text.startsWith(first.text.slice(0, common))) common--;
    }
    const writer: Writer = { text: "", runs: [] };
    append(writer, slice(first, 0, common));
    append(writer, hole("", at));
    return [writer];
  });
}

/** The URL whose query contains those of all others; undefined where paths or parameters differ. */
function withAllParameters(urls: readonly Written[]): Written | undefined {
  const longest = urls.toSorted((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return undefined;
  const [path, ...all] = longest.text.split(/[?&]/);
  const isPart = ({ text }: Written): boolean => {
    const [own, ...parameters] = text.split(/[?&]/);
    return own === path && parameters.every((each) => all.includes(each));
  };
  return urls.every(isPart) ? longest : undefined;
}

/** Whether all of them go to the same host. */
export function haveOneHost(urls: readonly Written[]): boolean {
  return new Set(urls.map(hostOf)).size === 1;
}

/** Whether all of them go to hosts of one domain: `api.intercom.io` and `api.eu.intercom.io`. */
export function haveOneDomain(urls: readonly Written[]): boolean {
  return new Set(urls.map((url) => /[^./]+\.[^./:]+(?=:\d+$|$)/.exec(hostOf(url))?.[0])).size < 2;
}

/** Without `api.$REGION.intercom.io` beside hosts that are known, of which it is another one, whichever it is. */
function withoutRegional(urls: readonly Written[]): readonly Written[] {
  const isRegional = (url: Written): boolean =>
    hasUnknownHost(url) && /^https?:\/\/api\.[^/?#]*intercom\.io(?::\d+)?$/i.test(hostOf(url));
  const known = urls.filter((url) => !isRegional(url));
  return known.length > 0 && known.every(isOfApi) ? known : urls;
}

function isOfApi(url: Written): boolean {
  return /^https?:\/\/api\.(?:(?:eu|au)\.)?intercom\.io$/i.test(hostOf(url));
}

function hostOf({ text }: Written): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0] ?? text;
}

function hasUnknownHost({ text, runs }: Written): boolean {
  const end = /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0].length ?? 0;
  // A variable directly after a complete host is a path.
  return runs.some(
    ({ at, variable, length }) => variable === true && at < end && at + length < end,
  );
}

/** Puts a slash between a host and an unknown path. */
export function rooted(url: Written): Written {
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#$]+/i.exec(url.text)?.[0].length;
  const run = url.runs.find(({ at, variable }) => at === host && variable === true);
  if (host === undefined || run === undefined) return url;
  const writer: Writer = { text: "", runs: [] };
  append(writer, slice(url, 0, host));
  write(writer, "/", { start: run.span.start, end: run.span.start });
  append(writer, slice(url, host, url.text.length));
  return writer;
}
