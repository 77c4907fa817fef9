import type { DetachedHeaders, Detachment, Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { TextEdit } from "../../extraction.ts";
import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { headersOf } from "../clients/headersOf.ts";
import { option, optionValue } from "../clients/sending.ts";
import type { Thing, Value } from "../machine/values.ts";

/** Where headers may be pointed at wherever they stand. */
export const everywhere: Span = { start: 0, end: Infinity };

/** With what puts them in their place. */
export function repaired(
  detached: readonly DetachedHeaders[],
  repair: readonly TextEdit[] | undefined,
): readonly DetachedHeaders[] {
  return repair === undefined ? detached : detached.map((each) => ({ ...each, repair }));
}

export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Headers that do not go out, where the object looks like headers. `at`: where they are given. */
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
  // A constant for the name stands elsewhere; where both pass through, they are pointed at where they come from.
  const isElsewhere = !holds(whole, own.span) && !holds(own.span, nameSpan);
  const place = holds(whole, nameSpan) || isElsewhere ? nameSpan : whole;
  return [{ headers, because, span: holds(at, place) ? place : at }];
}

/** What a function gives that others may call rightly is pointed at where it is given. */
export function placeIn(
  place: Span,
  given: Span | undefined,
  { entered }: Pick<Run, "entered">,
): Span {
  if (given === undefined || given.start === given.end) return place;
  const isElsewhere = [...entered].some((code) => holds(code, place) && !holds(code, given));
  return isElsewhere ? given : place;
}

/** Headers that others go out with are right where they are written: what loses them is pointed at instead. */
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
      return { ...each, span: first?.span ?? span };
    });
    return { ...request, detached: pointed };
  });
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A body has names of its own, such as `accepted_at` and `content_type`. */
function isTelling({ name, value }: Header, because: Detachment): boolean {
  if (!tells(name)) return false;
  if (/^(?:accept|authori[sz]ation|content[- ]type|intercom[-_ ]?version)$/i.test(name))
    return true;
  if (/^content/i.test(name)) return because !== "inBody";
  return value.kind === "known" && value.text.includes("/");
}

/** Under what a request that is put together keeps headers which do not go out with it, and why they do not. */
const kept: Readonly<Record<string, Detachment>> = {
  ...{ late: "afterSending", missed: "otherRequest", replaced: "replaced" },
  ...{ inBody: "inBody", inQuery: "inQuery", misplaced: "misplaced" },
};

/** Those of a request that was put together step by step. */
export function detachedFrom(state: Thing, run: Run): readonly DetachedHeaders[] {
  return Object.entries(kept).flatMap(([name, because]) =>
    detachedOf(optionValue(state, name), because, everywhere, run),
  );
}

/** The same for what stands under `headers` in something that is no place for them. */
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
