import type { Header, HttpRequest, Run } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import type { DiagnosedRequest } from "./finding.ts";
import { isDownload } from "./downloads.ts";
import { readsOnly } from "./headers.ts";
import { usesOfOthers } from "./usesOfOthers.ts";
import { isReadWithAccept, withoutMixUp } from "./withoutMixUp.ts";

/**
 * Removes fixes that would put one request right and another wrong, as programs often share headers between requests:
 * a download, for example, needs another Accept. It also drops the suspicion that a Content-Type was meant as Accept
 * where other requests need it for their bodies. `all`: includes requests to other hosts, with which shared parts are
 * left alone.
 */
export function sparing(
  diagnosed: readonly DiagnosedRequest[],
  all: readonly HttpRequest[],
): readonly DiagnosedRequest[] {
  const requests = diagnosed.map(({ request }) => request);
  const users = usersOf(requests);
  const roles = rolesOf(requests);
  const named = namesBySlot(requests);
  const asksElsewhere = requests.some(isReadWithAccept);
  const judged = new Set(requests);
  const harmsOthers = usesOfOthers(all.filter((request) => !judged.has(request)));
  return diagnosed.map(({ request, findings }) => ({
    request,
    findings: findings.map((given) => {
      const needing = given.code === "content-type-for-accept" ? writersLike(request, users) : [];
      const finding =
        needing.length > 0 ? withoutMixUp(given, request, { needing, asksElsewhere }) : given;
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

/** Requests whose bodies a request's Content-Type describes, too. */
function writersLike(
  { headers }: HttpRequest,
  users: ReadonlyMap<number, Users>,
): readonly HttpRequest[] {
  const own = headers.filter(({ name }) => name.toLowerCase() === "content-type");
  return own.flatMap(
    ({ nameSpan }) =>
      users.get(nameSpan.start)?.writers.filter(({ body }) => body !== undefined) ?? [],
  );
}

/** Requests that share a header, grouped by what a change would do to them; two of each kind are kept. */
interface Users {
  readonly downloads: HttpRequest[];
  readonly others: HttpRequest[];
  readonly writers: HttpRequest[];
  /** Requests whose body is no JSON, or may be none: forms, multipart. */
  readonly typed: HttpRequest[];
}

/** Users by the offset of a header, or of the place for a new one. */
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

/** For each shared definition's offset: the headers it is used in, in lower case, and whether in URLs. */
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

/** Whether changing a header's value would also change other headers, or a URL. */
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

/** The header names of requests, in lower case, by the offset at which a new one would be written. */
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

/** Whether a new header would duplicate one that another branch adds at the same place: .NET sends both. */
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

/** Where a header's name and value are written; requests may share either. */
function placesIn({ nameSpan, value }: Header): readonly number[] {
  return [nameSpan.start, ...(value.runs ?? []).slice(0, 1).map(({ span }) => span.start)];
}

/** Where a change would write. */
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

/** Some of the requests that a change would put wrong. */
function harmedBy(change: Change, users: Users | undefined): readonly HttpRequest[] {
  if (users === undefined) return [];
  if (change.kind === "removeHeader") return users.writers;
  if (change.kind !== "setHeader") return [];
  if (change.name.toLowerCase() === "content-type") return users.typed;
  if (change.name.toLowerCase() !== "accept") return [];
  return change.value === "application/octet-stream" ? users.others : users.downloads;
}
