import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Client } from "../../../client.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { isJson, kindOfBody, saidOfKind } from "../../clients/bodies.ts";
import { withoutPairs } from "../../clients/pairs.ts";
import {
  methodOf,
  option,
  optionValue,
  sendRequest,
  type NothingAsHeader,
} from "../../clients/sending.ts";
import { withParams } from "../../clients/urls.ts";
import { slotBehind, slotIn, slotUnder, type ObjectStyle } from "../../slots.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isAborted } from "../abortSignal.ts";
import { isPlainDispatcher } from "../given.ts";
import { pairsIn } from "./headersObject.ts";
import { queryIn, strayedIn } from "../strayed.ts";

export const objectStyle: ObjectStyle = { between: ": ", pad: " ", nameQuote: "key" };

/** A call with a URL and an object of options that contains `headers`, as most clients take it. */
export interface OptionsCall {
  readonly call: Call;
  readonly client: Client;
  readonly url: Value;
  readonly urlSpan: Span;
  readonly options: Arg | undefined;
  /** The method, if the function's name says it; otherwise `options.method` counts. */
  readonly method?: string | undefined;
  /** An instance's defaults, which the options' headers override. */
  readonly defaults?: readonly (Value | undefined)[];
  readonly nothing: NothingAsHeader;
  readonly implied?: Readonly<Record<string, string | undefined>>;
  readonly body?: Span | undefined;
  /** See `Sending`. */
  readonly formIfUntyped?: true;
  /** See `HttpRequest`. */
  readonly formBody?: true | undefined;
  /** See `HttpRequest`. */
  readonly jsonBody?: true | undefined;
  /** See `Sending`. */
  readonly isEmptyBody?: true | undefined;
  readonly isOpen?: boolean;
  readonly isAuthorized?: boolean;
  /** Headers that override all others. */
  readonly overrides?: Value | undefined;
  readonly detached?: readonly DetachedHeaders[];
  /** Parameters that are added to the URL as its query. */
  readonly params?: Value | undefined;
  /** Arguments that the call ignores. */
  readonly unread?: readonly (Arg | undefined)[] | undefined;
  /** The state of the instance that is called. */
  readonly sender?: Thing | undefined;
  /** Names of the client's own options that sound like headers. */
  readonly ownOptions?: RegExp;
  /** It only reads plain objects, and finds nothing in a `Headers`. */
  readonly takesPlain?: true;
  /** Where an options argument can be added, if there is none, and the text around it. */
  readonly optionsAfter?: {
    readonly offset: number;
    readonly open: string;
    readonly close: string;
  };
}

export function sendWithOptions(of: OptionsCall, run: Run): void {
  if (run.isSilent) return;
  const { call } = of;
  // A `Headers` passed as the options contains no options.
  const isStray = pairsIn(of.options?.value) !== undefined;
  const options = isStray && of.options ? { ...of.options, value: run.thing([]) } : of.options;
  const found = option(options?.value, "headers");
  const given = found === "unknown" ? unknown : found?.value;
  const isUnread = of.takesPlain === true && pairsIn(given) !== undefined;
  const own = isUnread ? run.thing([]) : given && withoutPairs(given, run);
  const headers = [...(of.defaults ?? []), own, of.overrides].filter(
    (value) => value !== undefined,
  );
  if (isAborted(optionValue(options?.value, "signal"))) {
    run.lost.sentUnseen(headers, of.sender);
    return;
  }
  const named = methodNameSpan(call);
  const method =
    of.method === undefined ? methodOf(options?.value) : { text: of.method, span: named };
  const reading = run.lost.read(options?.value, run);
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span: spanOfCall(call), method, headers },
      url: withParams(of.url, queryIn(of.params, run), of.urlSpan, run),
      ...{ urlSpan: of.urlSpan, nothing: of.nothing, body: of.body },
      ...(of.implied === undefined ? {} : { implied: of.implied }),
      ...{ formIfUntyped: of.formIfUntyped, formBody: of.formBody, jsonBody: of.jsonBody },
      isEmptyBody: of.isEmptyBody,
      isOpen: of.isOpen === true || isOpenThing(options?.value) || isDispatched(of, run),
      isAuthorized: of.isAuthorized === true,
      ...{ slot: slotOf({ ...of, options }, own, run), sender: of.sender, reading },
      detached: [...strayedIn(of, run), ...(of.detached ?? [])],
    },
    run,
  );
}

export function spanOfCall({ at }: Call): Span {
  return { start: at.start, end: at.end };
}

function methodNameSpan({ at: { callee } }: Call): Span | undefined {
  return callee.kind === "member" ? callee.nameSpan : undefined;
}

/** Whether an undici dispatcher may add headers. */
function isDispatched({ client, options }: OptionsCall, run: Run): boolean {
  if (run.facts.has("dispatcher") && /fetch|undici/i.test(client)) return true;
  const dispatcher = optionValue(options?.value, "dispatcher");
  return dispatcher !== undefined && !isPlainDispatcher(dispatcher);
}

/** Whether some options are unknown. */
function isOpenThing(value: Value | undefined): boolean {
  if (value === undefined || value.kind === "constant") return false;
  return value.kind !== "thing" || value.shape.value.isOpen;
}

function slotOf(of: OptionsCall, own: Value | undefined, run: Run): HeaderSlot | undefined {
  const written = [own, ...(of.defaults ?? []).toReversed()]
    .map((value) => (value === undefined ? undefined : slotInHeaders(value, run)))
    .find((slot) => slot !== undefined);
  if (own !== undefined && !isNothing(own)) return slotInHeaders(own, run);
  // If there is a `headers` option already, a second one must not be added.
  if (written !== undefined || own !== undefined) return written;
  const literal = of.options?.value.kind === "thing" ? of.options.value.literal : undefined;
  if (literal !== undefined) return slotUnder(run.text, literal, "headers: ", objectStyle);
  if (of.options !== undefined || of.optionsAfter === undefined) return undefined;
  const { offset, open, close } = of.optionsAfter;
  return slotBehind(offset, `${open}{ headers: { `, ` } }${close}`, objectStyle);
}

/** The place for one more header in a literal of headers. */
export function slotInHeaders(value: Value, run: Run): HeaderSlot | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing" || thing.literal === undefined) return undefined;
  if (run.spoiled.has(thing.literal)) return undefined;
  return slotIn(run, thing.literal, objectStyle);
}

/** A place after an argument, for a new options argument. */
export function optionsBehind({ end }: Span): { offset: number; open: string; close: string } {
  return { offset: end, open: ", ", close: "" };
}

/** The Content-Type implied by a body: none for texts (JSON), unknown for bodies that may set one. */
export function typeOfBody(body: Value | undefined): Readonly<Record<string, undefined>> {
  if (body === undefined || isNothing(body) || body.kind === "text") return {};
  return isJson(body) || isForm(body) ? {} : { "Content-Type": undefined };
}

/** What a body is, for a client that sends it unchanged. */
export function saidOfSent(
  body: Value | undefined,
): Pick<OptionsCall, "formBody" | "jsonBody" | "isEmptyBody"> {
  return saidOfKind(isForm(body) ? "form" : kindOfBody(body));
}

/** Whether a body is `URLSearchParams`, which is sent as a form. */
function isForm(body: Value | undefined): boolean {
  return body?.kind === "native" && body.path === "URLSearchParams";
}

/** The implied Content-Type, for a client that serializes objects to JSON. */
export function typeOfObject(
  body: Value | undefined,
): Readonly<Record<string, string | undefined>> {
  const isObject = body?.kind === "thing" || body?.kind === "list";
  return isObject ? { "Content-Type": "application/json" } : typeOfBody(body);
}

/** The same, for a client that sends texts as a form: JSON text stays untyped. */
export function typeOfForm(body: Value | undefined): Readonly<Record<string, undefined>> {
  return isJson(body) ? {} : { "Content-Type": undefined };
}

/** A body and its place; undefined where none is certainly given. */
export function bodyIn(
  options: Value | undefined,
  ...names: readonly string[]
): { value: Value; span: Span } | undefined {
  for (const name of names) {
    const found = option(options, name);
    if (found === undefined || found === "unknown" || isNothing(found.value)) continue;
    // A body that only some branches set counts as it is in these.
    const held = found.isSure || options?.kind !== "thing" ? undefined : entryOf(options, name);
    const value = isJson(held?.value) ? held.value : found.value;
    return { value, span: found.valueSpan };
  }
  return undefined;
}
