import type { DetachedHeaders, HttpRequest } from "../../httpRequest.ts";
import { withoutSent } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import { detachedOf, everywhere, placeIn } from "./detached.ts";
import { lacking } from "./lacking.ts";
import type { Lost } from "./lateHeaders.ts";

/** The most entries that are reported for one request. */
const mostLost = 8;

/**
 * The requests, each with what it lost; without those that were sent instead of the one that was meant, and without
 * moulds of others.
 */
export function withLost(
  requests: readonly HttpRequest[],
  lost: readonly Lost[],
  run: Run,
): readonly HttpRequest[] {
  const stays = new Set(
    lost.flatMap(({ indexes, instead = [] }) => (indexes.length === 0 ? [] : instead)),
  );
  const byRequest = lostByRequest(lost);
  return requests.flatMap((request, index) => {
    if (stays.has(index) || run.moulds.isOne(index)) return [];
    const more = (byRequest.get(index) ?? []).flatMap((each) => detachedFor(request, each, run));
    return more.length === 0
      ? [request]
      : [{ ...request, detached: [...(request.detached ?? []), ...more] }];
  });
}

function lostByRequest(lost: readonly Lost[]): ReadonlyMap<number, readonly Lost[]> {
  const byRequest = new Map<number, Lost[]>();
  for (const each of lost) {
    for (const index of each.indexes) {
      const known = byRequest.get(index) ?? [];
      if (known.length < mostLost) byRequest.set(index, [...known, each]);
    }
  }
  return byRequest;
}

/** What is lost, as far as the request needs it. */
function detachedFor(
  request: HttpRequest,
  { headers, because, at = everywhere, given, isPrinted = false }: Lost,
  run: Run,
): readonly DetachedHeaders[] {
  const isGuess = ["unused", "uncopied", "replaced"].includes(because);
  const missing = isGuess ? lacking(headers, request, isPrinted) : withoutSent(headers, request);
  return detachedOf(missing, because, at, run).map((each) => ({
    ...each,
    span: placeIn(each.span, given, run),
  }));
}
