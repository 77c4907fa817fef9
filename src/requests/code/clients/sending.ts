import { urlValue } from "../../urlValue.ts";
import type {
  DetachedHeaders,
  Header,
  HeaderSlot,
  HttpRequest,
  Value as Placed,
  RequestForm,
  Span,
} from "../../httpRequest.ts";
import type { Client } from "../../client.ts";
import { headersInQuery } from "../lost/inQuery.ts";
import type { Reading } from "../lost/lateHeaders.ts";
import { literalSpan } from "./pairs.ts";
import { whereWritten } from "./whereWritten.ts";
import { placedOf } from "./placed.ts";
import { plainText } from "../machine/texts.ts";
import { textIn } from "./urls.ts";
import { rooted, waysOf } from "./urlWays.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, keyOf, type Entry, type Thing, type Value } from "../machine/values.ts";

/** What a client makes of null, undefined or None in the place of a header's value. */
export type NothingAsHeader = "text" | "removes" | "skips";

/** A request as a client's model sees it; `sendRequest` makes an `HttpRequest` of it. */
export interface Sending {
  readonly form: RequestForm;
  readonly client: Client;
  /** The whole call. */
  readonly span: Span;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  /** Objects of headers, the later ones winning; what is no object may be anything. */
  readonly headers: readonly Value[];
  readonly nothing: NothingAsHeader;
  /** What the headers were taken from, where these are copies. */
  readonly sources?: readonly Value[];
  /** What the call has read of its options. */
  readonly reading?: Reading | undefined;
  /** Headers that the client adds by itself where they are not set; undefined: a value that is not known. */
  readonly implied?: Readonly<Record<string, string | undefined>>;
  readonly isOpen?: boolean;
  readonly isAuthorized?: boolean;
  readonly body?: Span | undefined;
  /** See `HttpRequest`. */
  readonly formBody?: true | undefined;
  readonly slot: HeaderSlot | undefined;
  /** What the client that sends it holds. */
  readonly sender?: Thing | undefined;
  readonly detached?: readonly DetachedHeaders[];
  /** Headers of the answer, for whom they are taken for those of the request. */
  readonly answer?: readonly Value[];
}

/** Puts a request into the run's list, once for each URL that it may go to. */
export function sendRequest(sending: Sending, run: Run): void {
  if (run.isSilent) return;
  const url = textIn(sending.url);
  if (url === undefined) {
    run.lost.sentUnseen(sending.headers, sending.sender);
    return;
  }
  const { headers, isOpen } = headersOf(sending, run);
  for (const written of waysOf([url.written, ...url.others], sending.urlSpan)) {
    const key = JSON.stringify([
      ...[sending.span.start, sending.method.text, written.text, isOpen, sending.isOpen],
      ...headers.map(({ name, value }) => [name, value.kind === "known" && value.text]),
    ]);
    if (run.seen.has(key)) {
      // Another client may send the same.
      run.lost.sentUnseen([], sending.sender);
      continue;
    }
    run.seen.add(key);
    const sources = [...(sending.sources ?? sending.headers), ...(sending.answer ?? [])];
    run.lost.sent(sources, sending, run.requests.length, run.call);
    const given = sending.detached ?? [];
    const isSaid = given.some(({ because }) => because === "inQuery");
    const detached = isSaid ? given : [...given, ...headersInQuery(written, sending.urlSpan, run)];
    run.requests.push({
      ...{ form: sending.form, client: sending.client, method: sending.method },
      url: urlValue(rooted(written), sending.urlSpan),
      headers,
      headersComplete: !isOpen && sending.isOpen !== true,
      authorizationElsewhere:
        sending.isAuthorized === true || /^[a-z]+:\/\/[^/?#@]+@/i.test(written.text),
      ...(sending.formBody === true ? { formBody: true } : {}),
      ...{ body: sending.body, span: sending.span, headerSlot: slotOf(sending) },
      ...(detached.length === 0 ? {} : { detached }),
      ...(run.sites.length === 0 ? {} : { through: [...run.sites] }),
      ...functionAround(sending.span, run),
    });
  }
}

/** The innermost function that is followed and that a call stands in. */
function functionAround({ start, end }: Span, { entered }: Run): Pick<HttpRequest, "within"> {
  let within: Span | undefined;
  for (const code of entered) {
    if (code.start > start || end > code.end) continue;
    if (within === undefined || code.start > within.start) within = code;
  }
  return within === undefined ? {} : { within: { start: within.start, end: within.end } };
}

/** No place for headers of their own beside those that stand in a wrong one: these are to be put right first. */
function slotOf({ slot, headers, detached = [] }: Sending): HeaderSlot | undefined {
  if (slot === undefined || detached.every(({ because }) => because === "afterSending"))
    return slot;
  const isWithin = headers.some((value) => {
    const thing = value.kind === "native" ? value.state : value;
    const literal = thing?.kind === "thing" ? thing.literal : undefined;
    return literal !== undefined && literal.start < slot.offset && slot.offset < literal.end;
  });
  return isWithin ? slot : undefined;
}

/** The headers of several objects, the later ones winning. */
export function headersOf(
  {
    headers: sources,
    nothing,
    implied = {},
    span,
  }: Pick<Sending, "headers" | "nothing" | "implied" | "span">,
  run: Run,
): { headers: Header[]; isOpen: boolean } {
  let isOpen = false;
  let headers: Header[] = [];
  for (const source of sources) {
    if (source.kind === "constant") continue;
    const thing = source.kind === "native" ? source.state : source;
    if (thing?.kind !== "thing") {
      isOpen = true;
      continue;
    }
    if (thing.shape.value.isOpen) isOpen = true;
    const own = thing.shape.value.entries.flatMap((entry): Header[] => {
      const header = headerOf(entry, nothing, run);
      return header === undefined ? [] : [header];
    });
    const names = new Set(own.map(({ name }) => name.toLowerCase()));
    headers = [...headers.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
  }
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  for (const [name, text] of Object.entries(implied)) {
    if (names.has(name.toLowerCase())) continue;
    const value: Placed =
      text === undefined
        ? { kind: "unknown", source: "", span }
        : { kind: "known", text, span, runs: [] };
    headers.push({ name, nameSpan: span, value, implied: true, span });
  }
  return { headers, isOpen };
}

/** A header as an entry of an object says it. */
function headerOf(entry: Entry, nothing: NothingAsHeader, run: Run): Header | undefined {
  const { name, value, valueSpan, span, element, lead, prefix } = entry;
  const isRemoved = isNothing(value) || (nothing === "removes" && value.kind === "constant");
  const [first, last] = [name.runs[0], name.runs.at(-1)];
  const place = {
    ...{ name: name.text, nameRuns: name.runs, span },
    nameSpan: { start: first?.span.start ?? span.start, end: last?.span.end ?? span.end },
    ...(element === undefined ? {} : { element }),
    ...(lead === undefined ? {} : { lead }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  // Nobody wrote its name: the client's own was taken away.
  const isTaken = first === undefined && isNothing(value);
  if (isRemoved && entry.isSure && (nothing !== "text" || isTaken)) {
    if (nothing === "skips") return undefined;
    const implied = isTaken ? ({ implied: true } as const) : {};
    const empty = { kind: "known", text: "", span: valueSpan } as const;
    return { ...place, ...implied, value: empty, removes: true };
  }
  const { nameSpan } = place;
  // Name and value pass through here: they are written where they come from. A name may be written nowhere.
  const isElsewhere =
    nameSpan.start < nameSpan.end && (nameSpan.start < span.start || span.end < nameSpan.end);
  const written = isElsewhere ? literalSpan(value) : undefined;
  const isPlace = written !== undefined && written.start < written.end;
  return {
    ...place,
    value: placedOf(value, isPlace ? { ...entry, valueSpan: written } : entry, run),
  };
}

/** The value of an option; undefined where it is not given, "unknown" where that is not to be seen. */
export function option(options: Value | undefined, name: string): Entry | "unknown" | undefined {
  if (options === undefined || options.kind === "constant") return undefined;
  if (options.kind !== "thing") return "unknown";
  const { entries, isOpen } = options.shape.value;
  const entry = entries.findLast((each) => keyOf(options, each.name.text) === keyOf(options, name));
  if (entry === undefined) return isOpen ? "unknown" : undefined;
  return entry.isSure
    ? entry
    : isNothing(entry.value)
      ? undefined
      : { ...entry, value: unknownValue };
}

const unknownValue: Value = { kind: "unknown" };

/** The same as a value. */
export function optionValue(options: Value | undefined, name: string): Value | undefined {
  const found = option(options, name);
  return found === "unknown" ? unknownValue : found?.value;
}

/** A method that is given as a text; `placeholder` where it is not known. */
export function methodOf(
  options: Value | undefined,
  name = "method",
  otherwise = "GET",
): { readonly text: string; readonly span: Span | undefined } {
  const found = option(options, name);
  if (found === undefined) return { text: otherwise, span: undefined };
  if (found === "unknown") return { text: "$METHOD", span: undefined };
  if (isNothing(found.value)) return { text: otherwise, span: undefined };
  const text = plainText(found.value);
  return { text: text?.toUpperCase() ?? "$METHOD", span: whereWritten(found) };
}
