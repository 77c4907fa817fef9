import type { DetachedHeaders, Detachment, Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { TextEdit } from "../../extraction.ts";
import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { headersOf } from "../clients/headersOf.ts";
import { option } from "../clients/sending.ts";
import type { Thing, Value } from "../machine/values/values.ts";

/** A span that contains any place. */
export const everywhere: Span = { start: 0, end: Infinity };

/** Adds to each the edits that repair it. */
export function repaired(
  detached: readonly DetachedHeaders[],
  repair: readonly TextEdit[] | undefined,
): readonly DetachedHeaders[] {
  return repair === undefined ? detached : detached.map((each) => ({ ...each, repair }));
}

export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/**
 * The headers in a value that is not sent, if it looks like headers; otherwise none. `at`: the code that a finding
 * may point at.
 */
export function detachedOf(
  value: Value | undefined,
  because: Detachment,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  const thing = value?.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return [];
  const span = { start: 0, end: 0 };
  const { headers } = headersOf({ headers: [thing], nothing: "skips", span }, run);
  const [first] = headers.filter((header) => isTelling(header, because));
  if (first === undefined) return [];
  const { nameSpan, span: whole, value: own } = first;
  // A name that is a constant is written elsewhere. If name and value are parameters of a helper, point at where they
  // come from.
  const isElsewhere = !holds(whole, own.span) && !holds(own.span, nameSpan);
  const place = holds(whole, nameSpan) || isElsewhere ? nameSpan : whole;
  return [{ headers, because, span: holds(at, place) ? place : at }];
}

/**
 * Where to point: at `given`, the call, if `place` is inside a helper function that other callers may use correctly.
 */
export function placeIn(
  place: Span,
  given: Span | undefined,
  { entered }: Pick<Run, "entered">,
): Span {
  if (given === undefined || given.start === given.end) return place;
  const isElsewhere = [...entered].some((code) => holds(code, place) && !holds(code, given));
  return isElsewhere ? given : place;
}

/**
 * Changes where findings point: headers that are sent by another request are right where they are written, so point
 * at the request that loses them.
 */
export function pointedAt(requests: readonly HttpRequest[]): readonly HttpRequest[] {
  const sent = new Set(
    requests.flatMap(({ headers }) =>
      headers.flatMap(({ nameSpan, span }) => [nameSpan.start, span.start]),
    ),
  );
  return requests.map((request) => {
    const { detached, headers, span } = request;
    if (detached?.some((each) => sent.has(each.span.start)) !== true) return request;
    const pointed = detached.map((each) => {
      if (!sent.has(each.span.start) || holds(span, each.span)) return each;
      const [first] = each.because === "replaced" ? headers : [];
      return first === undefined
        ? { ...each, span, shows: "request" as const }
        : { ...each, span: first.span, shows: "replacement" as const };
    });
    return { ...request, detached: pointed };
  });
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a name and value look like a header; in a body, `accepted_at` or `content_type` are just fields. */
function isTelling({ name, value }: Header, because: Detachment): boolean {
  if (!tells(name)) return false;
  if (/^(?:accept|authori[sz]ation|content[- ]type|intercom[-_ ]?version)$/i.test(name))
    return true;
  if (/^content/i.test(name)) return because !== "inBody";
  return value.kind === "known" && value.text.includes("/");
}

/** The keys under which a request's state collects headers that are not sent with it, and the reason for each. */
const kept: Readonly<Record<string, Detachment>> = {
  ...{ late: "afterSending", missed: "otherRequest", replaced: "replaced" },
  ...{ inBody: "inBody", inQuery: "inQuery", misplaced: "misplaced" },
};

/** The headers that a request under construction has collected as not sent. */
export function detachedFrom(state: Thing, run: Run): readonly DetachedHeaders[] {
  return Object.entries(kept).flatMap(([name, because]) => {
    const found = option(state, name);
    if (found === undefined || found === "unknown") return [];
    const at = because === "misplaced" || because === "inBody" ? found.valueSpan : everywhere;
    return detachedOf(found.value, because, at, run);
  });
}

/** Like `detachedOf`, for the `headers` entry of an object in which headers have no effect. */
export function detachedIn(
  value: Value | undefined,
  because: Detachment,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  const found = option(value, "headers");
  return found === undefined || found === "unknown"
    ? []
    : detachedOf(found.value, because, at, run);
}
