import type { Header, HttpRequest, Run } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import type { DiagnosedRequest, Finding } from "./finding.ts";
import { isDownload } from "./downloads.ts";
import { readsOnly } from "./headers.ts";
import { noAccept } from "./rules/acceptMissing.ts";
import { usesOfOthers } from "./usesOfOthers.ts";

/**
 * Looks at what several requests share, for programs keep headers in one place for all of them. Takes away the fixes
 * that would put one right and another one wrong, as a download wants something else than the others; and a type of
 * bodies that some of them need is no sign of a mix-up in those without. `all` are those to others, too: what they
 * share is left as it is.
 */
export function sparing(
  diagnosed: readonly DiagnosedRequest[],
  all: readonly HttpRequest[],
): readonly DiagnosedRequest[] {
  const requests = diagnosed.map(({ request }) => request);
  const users = usersOf(requests);
  const roles = rolesOf(requests);
  const named = namesBySlot(requests);
  const judged = new Set(requests);
  const harmsOthers = usesOfOthers(all.filter((request) => !judged.has(request)));
  return diagnosed.map(({ request, findings }) => ({
    request,
    findings: findings.map((given) => {
      const finding = isNeeded(given, request, users) ? withoutMixUp(given, request) : given;
      const { fix } = finding;
      if (fix === undefined) return finding;
      const harms =
        fix.changes.some(
          (change) =>
            placesOf(change, request).some((place) =>
              harmedBy(change, users.get(place)).some((other) => other !== request),
            ) ||
            changesOthers(change, request, roles) ||
            doubles(change, request, named),
        ) || harmsOthers(request, fix.changes);
      return harms ? { ...finding, fix: undefined } : finding;
    }),
  }));
}

/** Without a mix-up an Accept is missing as it is with any request, or the client sends one by itself. */
function withoutMixUp(finding: Finding, request: HttpRequest): Finding {
  return finding.severity === "error" ? noAccept(request) : { ...finding, severity: "hint" };
}

/** Whether a Content-Type that seems to stand for Accept describes the bodies of others. */
function isNeeded(
  { code }: Finding,
  { headers }: HttpRequest,
  users: ReadonlyMap<number, Users>,
): boolean {
  if (code !== "content-type-for-accept") return false;
  return headers.some(
    (header) =>
      header.name.toLowerCase() === "content-type" &&
      users.get(header.nameSpan.start)?.writers.some(({ body }) => body !== undefined) === true,
  );
}

/** Requests that take headers from one place, by what a change would do to them; two of a kind tell as much as all. */
interface Users {
  readonly downloads: HttpRequest[];
  readonly others: HttpRequest[];
  readonly writers: HttpRequest[];
  /** Those whose client calls the body something else than JSON, or may do so: a form, or parts with files. */
  readonly typed: HttpRequest[];
}

/** By the offsets of headers and of slots for more. */
function usersOf(requests: readonly HttpRequest[]): ReadonlyMap<number, Users> {
  const users = new Map<number, Users>();
  for (const request of requests) {
    const isDownloaded = isDownload(request);
    const isWriting = !readsOnly(request);
    const slots = request.headerSlot === undefined ? [] : [request.headerSlot.offset];
    for (const place of [...request.headers.flatMap(placesIn), ...slots]) {
      const known = users.get(place) ?? { downloads: [], others: [], writers: [], typed: [] };
      users.set(place, known);
      keep(isDownloaded ? known.downloads : known.others, request);
      if (isWriting) keep(known.writers, request);
      if (isTypedByClient(request)) keep(known.typed, request);
    }
  }
  return users;
}

function isTypedByClient({ body, formBody, headers }: HttpRequest): boolean {
  if (body === undefined) return false;
  if (formBody === true) return true;
  return headers.some(
    ({ name, value, implied }) =>
      implied === true &&
      name.toLowerCase() === "content-type" &&
      !(value.kind === "known" && /json/i.test(value.text)),
  );
}

/** By the offsets of what is defined elsewhere: the headers that it is filled into, in small letters, and URLs. */
function rolesOf(requests: readonly HttpRequest[]): ReadonlyMap<number, ReadonlySet<string>> {
  const roles = new Map<number, Set<string>>();
  const add = (runs: readonly Run[] | undefined, role: string): void => {
    for (const { span, filled } of runs ?? []) {
      if (filled === undefined) continue;
      const known = roles.get(span.start) ?? new Set<string>();
      roles.set(span.start, known.add(role));
    }
  };
  for (const { url, headers } of requests) {
    add(url?.runs, "");
    for (const { name, value } of headers) add(value.runs, name.toLowerCase());
  }
  return roles;
}

/** Whether another value of a header would be one of other headers, too, or of a URL. */
function changesOthers(
  change: Change,
  { headers }: HttpRequest,
  roles: ReadonlyMap<number, ReadonlySet<string>>,
): boolean {
  if (change.kind !== "setHeader") return false;
  const role = change.name.toLowerCase();
  return headers.some(
    ({ name, value }) =>
      name.toLowerCase() === role &&
      value.runs?.some(
        ({ span, filled }) => filled !== undefined && (roles.get(span.start)?.size ?? 0) > 1,
      ),
  );
}

/** The headers of requests, in small letters, by where one more of theirs would be written. */
function namesBySlot(requests: readonly HttpRequest[]): ReadonlyMap<number, ReadonlySet<string>> {
  const named = new Map<number, Set<string>>();
  for (const { headerSlot, headers } of requests) {
    if (headerSlot === undefined) continue;
    const names = named.get(headerSlot.offset) ?? new Set<string>();
    for (const { name } of headers) names.add(name.toLowerCase());
    named.set(headerSlot.offset, names);
  }
  return named;
}

/**
 * Whether a header would be written where another way on which the request is made adds one of that name: in .NET
 * both of them go out.
 */
function doubles(
  change: Change,
  { form, headers, headerSlot }: HttpRequest,
  named: ReadonlyMap<number, ReadonlySet<string>>,
): boolean {
  if (change.kind !== "setHeader" || headerSlot === undefined) return false;
  if (form.kind !== "code" || form.language !== "csharp") return false;
  const name = change.name.toLowerCase();
  if (headers.some((header) => header.name.toLowerCase() === name)) return false;
  return named.get(headerSlot.offset)?.has(name) === true;
}

function keep(kept: HttpRequest[], request: HttpRequest): void {
  if (kept.length < 2 && !kept.includes(request)) kept.push(request);
}

/** Where a header's name and its value are written: either may be what several requests share. */
function placesIn({ nameSpan, value }: Header): readonly number[] {
  return [nameSpan.start, ...(value.runs ?? []).slice(0, 1).map(({ span }) => span.start)];
}

/** Where a change of headers writes. */
function placesOf(change: Change, request: HttpRequest): readonly number[] {
  switch (change.kind) {
    case "setHeader": {
      const name = change.name.toLowerCase();
      const own = request.headers.filter((header) => header.name.toLowerCase() === name);
      if (own.length > 0) return own.flatMap(placesIn);
      return request.headerSlot === undefined ? [] : [request.headerSlot.offset];
    }
    case "renameHeader":
    case "removeHeader":
      return [change.header.nameSpan.start];
    case "insertInHeader":
    case "attachHeaders":
    case "replaceInUrl":
    case "setInput":
    case "removeInput":
      return [];
  }
}

/** Some of those that a change would put wrong. */
function harmedBy(change: Change, users: Users | undefined): readonly HttpRequest[] {
  if (users === undefined) return [];
  if (change.kind === "removeHeader") return users.writers;
  if (change.kind !== "setHeader") return [];
  if (change.name.toLowerCase() === "content-type") return users.typed;
  if (change.name.toLowerCase() !== "accept") return [];
  return change.value === "application/octet-stream" ? users.others : users.downloads;
}
