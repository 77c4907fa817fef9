import { urlValue } from "../../urlValue.ts";
import type { DetachedHeaders, Header, HttpRequest, RequestForm, Span } from "../../httpRequest.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import type { Client } from "../../client.ts";
import { headersInQuery } from "../lost/inQuery.ts";
import type { Reading } from "../lost/lateHeaders.ts";
import { headersOf } from "./headersOf.ts";
import { whereWritten } from "./whereWritten.ts";
import { current } from "../machine/values/growing.ts";
import { functionAround } from "../machine/calls/functionAround.ts";
import { plainText } from "../machine/values/texts.ts";
import { beginsWithUnfilledBase } from "./unfilledBase.ts";
import { textIn } from "./urls.ts";
import { haveOneDomain, haveOneHost, rooted, waysOf } from "./urlWays.ts";
import type { Run } from "../machine/run.ts";
import {
  isNothing,
  keyOf,
  type Entry,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/**
 * What a client makes of a header whose value is null: it sends the text "null", removes a default, removes one but
 * for the type that it gives to the body ("unsets"), or skips the header.
 */
export type NothingAsHeader = "text" | "removes" | "unsets" | "skips";

/** A request as a client's model describes it; `sendRequest` makes an `HttpRequest` of it. */
export interface Sending {
  readonly form: RequestForm;
  readonly client: Client;
  /** The whole call. */
  readonly span: Span;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  /** Objects of headers, the later ones winning; a value that is no object makes the request open. */
  readonly headers: readonly Value[];
  readonly nothing: NothingAsHeader;
  /** The original objects, where `headers` are copies. */
  readonly sources?: readonly Value[];
  /** What the call has read of its options. */
  readonly reading?: Reading | undefined;
  /** Headers that the client adds unless they are set; undefined for an unknown value. */
  readonly implied?: Readonly<Record<string, string | undefined>>;
  readonly isOpen?: boolean;
  /** Where the client is given to the file, if it is open for nothing but that. */
  readonly lent?: Span | undefined;
  readonly isAuthorized?: boolean;
  readonly body?: Span | undefined;
  /** See `HttpRequest`. */
  readonly content?: Span | undefined;
  /** See `HttpRequest`. */
  readonly formBody?: true | undefined;
  /** The body is sent as a form unless a Content-Type says otherwise. */
  readonly formIfUntyped?: true | undefined;
  readonly jsonBody?: true | undefined;
  /** The body is empty: none is sent. */
  readonly isEmptyBody?: true | undefined;
  /** See `HttpRequest`. */
  readonly speaksPlain?: boolean | undefined;
  readonly slot: HeaderSlot | undefined;
  /** The state of the client that sends it. */
  readonly sender?: Thing | undefined;
  readonly detached?: readonly DetachedHeaders[];
  /** The request's state, where the file sends it nowhere: see `Moulds`. */
  readonly unsent?: Thing;
  /** See `sentThrough`. */
  readonly through?: readonly Span[];
  /** Headers set on the response by mistake, in place of the request. */
  readonly answer?: readonly Value[];
}

/** Adds a request to the run's list, once for each host that its URL may have. */
export function sendRequest(sending: Sending, run: Run): void {
  if (run.isSilent) return;
  const url = textIn(sending.url);
  if (url === undefined) {
    const isAgain = run.idleClients.sendsAgain(sending.sender);
    run.lost.sentUnseen(sending.headers, isAgain ? undefined : sending.sender);
    return;
  }
  const { headers: all, isOpen } = headersOf(sending, run);
  const sources = [...(sending.sources ?? sending.headers), ...(sending.answer ?? [])];
  const through = [...run.sites, ...(sending.through ?? [])];
  const urls = waysOf([url.written, ...url.others], sending.urlSpan);
  // Where it may go to somebody else, the alternatives may be for them.
  const mayGoElsewhere = !haveOneDomain(urls);
  const headers = mayGoElsewhere ? all.map(withoutChosen) : all;
  for (const written of urls) {
    const key = JSON.stringify([
      ...[sending.span.start, sending.method.text, written.text, isOpen, sending.isOpen],
      ...headers.map(({ name, value }) => [
        name,
        value.kind === "known" && [value.text, value.span.start],
      ]),
    ]);
    const before = run.seen.get(key);
    if (before !== undefined) {
      alsoMade(before, through, run);
      run.outsideCalls.made(before);
      run.moulds.listed(before, sending.unsent);
      run.lentClients.sent(before, sending);
      // It may be sent by another client.
      run.lost.sentUnseen([], sending.sender);
      run.lost.sentAgain(sources, before);
      continue;
    }
    run.seen.set(key, run.requests.length);
    run.outsideCalls.made(run.requests.length);
    run.moulds.listed(run.requests.length, sending.unsent);
    run.lentClients.sent(run.requests.length, sending);
    run.lost.sent(sources, sending, run.requests.length, run.call);
    const given = sending.detached ?? [];
    const isSaid = given.some(({ because }) => because === "inQuery");
    const detached = isSaid ? given : [...given, ...headersInQuery(written, sending.urlSpan, run)];
    run.requests.push({
      ...{ form: sending.form, client: sending.client, method: sending.method },
      url: urlValue(rooted(written), sending.urlSpan),
      headers,
      headersComplete: !isOpen && sending.isOpen !== true,
      ...(!isOpen && sending.isOpen === true ? { isClientOpen: true } : {}),
      authorizationElsewhere:
        sending.isAuthorized === true || /^[a-z]+:\/\/[^/?#@]+@/i.test(written.text),
      ...(isForm(sending, headers) ? { formBody: true } : {}),
      ...(sending.jsonBody === true ? { jsonBody: true } : {}),
      ...{ body: sending.isEmptyBody === true ? undefined : sending.body },
      ...(sending.content === undefined ? {} : { content: sending.content }),
      ...{ span: sending.span, headerSlot: slotOf(sending) },
      ...(detached.length === 0 ? {} : { detached }),
      ...(url.isSure ? { isAsWritten: true } : {}),
      ...(mayGoElsewhere ? { mayGoElsewhere } : {}),
      ...(hasSureHost(url, run) ? { hasSureHost: true } : {}),
      ...(beginsWithUnfilledBase(written, run.text) ? { namesBase: true } : {}),
      ...(sending.speaksPlain === true ? { speaksPlain: true } : {}),
      ...(through.length === 0 ? {} : { through }),
      ...withinOf(sending.span, run),
    });
  }
}

function withoutChosen(header: Header): Header {
  if (header.value.kind === "known") return header;
  const { chosen, ...value } = header.value;
  return chosen === undefined ? header : { ...header, value };
}

/** Whether the request certainly goes to one host: its URL is not one of several, and no earlier choice led here. */
function hasSureHost({ written, others, isSure }: Text, run: Run): boolean {
  return isSure && run.isOnlyWay && haveOneHost([written, ...others]);
}

/** Notes that the same request is made through other calls, too. */
function alsoMade(index: number, through: readonly Span[], run: Run): void {
  const request = run.requests[index];
  if (request === undefined) return;
  const { alsoThrough = [] } = request;
  run.requests[index] = { ...request, alsoThrough: [...alsoThrough, through] };
}

function isForm({ formBody, formIfUntyped }: Sending, headers: readonly Header[]): boolean {
  if (formIfUntyped !== true) return formBody === true;
  return headers.every(({ name }) => name.toLowerCase() !== "content-type");
}

function withinOf(span: Span, run: Run): Pick<HttpRequest, "within"> {
  const within = functionAround(span, run);
  return within === undefined ? {} : { within };
}

/**
 * The place for one more header; none inside an object that holds misplaced headers, since these have to be moved
 * first.
 */
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

/** An option's entry; undefined where it is not given, "unknown" where it may be. */
export function option(options: Value | undefined, name: string): Entry | "unknown" | undefined {
  if (options === undefined || options.kind === "constant") return undefined;
  if (options.kind !== "thing") return "unknown";
  const { entries, isOpen } = options.shape.value;
  const entry = entries.findLast((each) => keyOf(options, each.name.text) === keyOf(options, name));
  if (entry === undefined) return isOpen ? "unknown" : undefined;
  if (!entry.isSure) return isNothing(entry.value) ? undefined : { ...entry, value: unknownValue };
  // A list in it may have grown since.
  const value = current(entry.value);
  return value === entry.value ? entry : { ...entry, value };
}

const unknownValue: Value = { kind: "unknown" };

/** An option's value; undefined where it is not given. */
export function optionValue(options: Value | undefined, name: string): Value | undefined {
  const found = option(options, name);
  return found === "unknown" ? unknownValue : found?.value;
}

/** The method named by an option; `$METHOD` or the like where it is not known. */
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
