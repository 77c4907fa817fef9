import type { HttpRequest } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import type { DiagnosedRequest } from "./finding.ts";
import { isDownload } from "./downloads.ts";
import { readsOnly } from "./headers.ts";

/**
 * Takes away the fixes that would put one request right and another one wrong: programs keep headers in one
 * place for several requests, and what a download wants is not what the others want.
 */
export function sparing(diagnosed: readonly DiagnosedRequest[]): readonly DiagnosedRequest[] {
  const users = usersOf(diagnosed.map(({ request }) => request));
  return diagnosed.map(({ request, findings }) => ({
    request,
    findings: findings.map((finding) => {
      const { fix } = finding;
      const harms = fix?.changes.some((change) =>
        placesOf(change, request).some((place) =>
          (users.get(place) ?? []).some((other) => other !== request && isHarmed(other, change)),
        ),
      );
      return harms === true ? { ...finding, fix: undefined } : finding;
    }),
  }));
}

/** Offsets of headers and of slots for more, with the requests that take headers from there. */
function usersOf(requests: readonly HttpRequest[]): ReadonlyMap<number, readonly HttpRequest[]> {
  const users = new Map<number, HttpRequest[]>();
  const add = (place: number, request: HttpRequest): void => {
    const known = users.get(place);
    if (known === undefined) users.set(place, [request]);
    else known.push(request);
  };
  for (const request of requests) {
    for (const { nameSpan } of request.headers) add(nameSpan.start, request);
    if (request.headerSlot !== undefined) add(request.headerSlot.offset, request);
  }
  return users;
}

/** Where a change of headers writes. */
function placesOf(change: Change, request: HttpRequest): readonly number[] {
  switch (change.kind) {
    case "setHeader": {
      const name = change.name.toLowerCase();
      const own = request.headers.filter((header) => header.name.toLowerCase() === name);
      if (own.length > 0) return own.map(({ nameSpan }) => nameSpan.start);
      return request.headerSlot === undefined ? [] : [request.headerSlot.offset];
    }
    case "renameHeader":
    case "removeHeader":
      return [change.header.nameSpan.start];
    case "attachHeaders":
    case "replaceInUrl":
    case "setInput":
    case "removeInput":
      return [];
  }
}

function isHarmed(other: HttpRequest, change: Change): boolean {
  if (change.kind === "removeHeader") return !readsOnly(other);
  if (change.kind !== "setHeader" || change.name.toLowerCase() !== "accept") return false;
  return isDownload(other) !== (change.value === "application/octet-stream");
}
