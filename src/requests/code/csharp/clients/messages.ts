import type { DetachedHeaders } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import {
  beginningOf,
  beginRequest,
  has,
  headersNow,
  put,
  putHeader,
} from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  joined,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { headersOfBody, kindOfContent, lostInBody, typeOfContent } from "./content.ts";
import { authorization, headersNative, refusedAtFirst } from "./headerObjects.ts";
import { fillHeaders } from "./headers.ts";
import { slotBehind } from "../slots.ts";

/** The argument with one of these names. */
export function named(args: readonly Arg[], ...names: readonly string[]): Arg | undefined {
  return args.find(({ name }) => name !== undefined && names.includes(name));
}

/** What a message is created with. */
interface Message {
  readonly call: Call;
  readonly method?: Arg | undefined;
  readonly url?: Arg | undefined;
  readonly body?: Arg | undefined;
  readonly slot: (state: Thing) => HeaderSlot | undefined;
}

/**
 * A request of `HttpClient`. Its state is that of `beginRequest`, with `elsewhere`, content headers set on the
 * request; `client`, whose default headers it was sent with, and `copy`, a copy of these.
 */
export function beginMessage({ call, slot, ...given }: Message, run: Run): Native {
  const request = beginRequest(
    {
      ...{ path: "message", client: "dotnetHttp", isOnlyIfSent: true, call, ...given, slot },
      ...{ implied: typeOfContent, bodyKind: kindOfContent },
      more: (state) => [...headersOfBody(state), ...typeOnGet(state)],
      detached: (state) => lostHeaders(state, run),
    },
    run,
  );
  const { state } = request;
  if (state !== undefined)
    put(state, "elsewhere", run.thing([], { foldsCase: true }), call.at, run);
  return request;
}

/** `new HttpRequestMessage(method, url) { Headers = { … }, Content = … }`. */
export function newMessage(call: Call, run: Run): Native {
  const [method, url] = call.args.filter(({ name }) => name === undefined);
  const address = url ?? named(call.args, "RequestUri", "requestUri");
  const request = beginMessage(
    {
      ...{ call, body: named(call.args, "Content") },
      method: method ?? named(call.args, "Method", "method"),
      url: address && { ...address, value: textIn(address.value) ?? unknown },
      slot: (state) => slotOfMessage(call, state, run),
    },
    run,
  );
  const given = named(call.args, "Headers");
  const headers = memberOfMessage(request, "Headers", run);
  if (given !== undefined && headers?.kind === "native")
    fillHeaders(headers.state, given.value, run);
  return request;
}

function slotOfMessage({ at }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  const refuses = refusedAtFirst(entryOf(state, "headers")?.value, run);
  return refuses && slotBehind(at.result, "Headers.Add", run, refuses);
}

/** Properties of a message. */
export function memberOfMessage(of: Native, name: string, run: Run): Value | undefined {
  switch (name) {
    case "Headers":
      return headersNative(
        "request",
        headersNow(of.state),
        optionValue(of.state, "elsewhere"),
        run,
      );
    case "Content":
      return optionValue(of.state, "body") ?? (isWithoutBody(of) ? none : unknown);
    case "RequestUri":
      return optionValue(of.state, "url") ?? unknown;
    case "Method":
      return optionValue(of.state, "method") ?? unknown;
    case "Result":
      return of;
    case "Version":
    case "VersionPolicy":
    case "Options":
    case "Properties":
      return unknown;
    default:
      return undefined;
  }
}

const none: Value = { kind: "constant", value: null };

/** Whether a message that the file has made has no content yet. */
function isWithoutBody({ state }: Native): boolean {
  return state !== undefined && beginningOf(state) !== undefined && !state.shape.value.isOpen;
}

/** `message.Method = …`. */
export function assignToMessage({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return true;
  if (name === "Method") put(state, "method", entry.value, entry.valueSpan, run);
  if (name === "Content") put(state, "body", entry.value, entry.valueSpan, run);
  if (name === "RequestUri")
    put(state, "url", textIn(entry.value) ?? unknown, entry.valueSpan, run);
  return true;
}

/** A method of a message. Unknown ones are extensions, which may set anything. */
export function callMessage(method: string, call: Call, run: Run): Value {
  const { self, state } = call;
  if (method === "SetBearerToken") {
    setBearer(headersNow(state), call, run);
    return unknown;
  }
  if (/^(?:Dispose|ToString|Equals|GetHashCode|GetType)$/.test(method)) return unknown;
  if (self !== undefined) run.open(self);
  return state === undefined ? unknown : (self ?? unknown);
}

/** IdentityModel's `SetBearerToken(token)`, for messages and clients. */
export function setBearer(headers: Thing | undefined, { args: [token], at }: Call, run: Run): void {
  if (headers === undefined || token === undefined) return;
  const text = asText(token.value, { kind: "other", parts: [], ...token.span }, run);
  const value = joined([sign("Bearer ", token.span), text]);
  putHeader(
    headers,
    [authorization, { value, span: token.span }],
    wholeStatement(run.text, at),
    run,
  );
}

function readsOnly(state: Thing): boolean {
  const method = plainText(optionValue(state, "method")) ?? "GET";
  return /^(?:get|head|delete)$/i.test(method) && !has(state, "body");
}

/** Without a body, a refused Content-Type is not lost but unnecessary. */
function typeOnGet(state: Thing): readonly Value[] {
  const elsewhere = optionValue(state, "elsewhere");
  return elsewhere !== undefined && readsOnly(state) ? [elsewhere] : [];
}

/** Headers that the request or its body refuses, and default headers set too late. */
function lostHeaders(state: Thing, run: Run): readonly DetachedHeaders[] {
  const refused = readsOnly(state) ? undefined : optionValue(state, "elsewhere");
  return [
    ...detachedOf(refused, "misplaced", everywhere, run),
    ...detachedOf(lostInBody(state), "misplaced", everywhere, run),
    ...detachedOf(tooLate(state, run), "afterSending", everywhere, run),
  ];
}

/** Default headers set after the last request that they could have been sent with. */
function tooLate(state: Thing, run: Run): Value | undefined {
  const client = optionValue(state, "client");
  const [copy, since] = [optionValue(state, "copy"), optionValue(state, "since")];
  const live = client?.kind === "native" ? optionValue(client.state, "headers") : undefined;
  const last = client?.kind === "native" ? optionValue(client.state, "last") : undefined;
  if (live?.kind !== "thing" || copy?.kind !== "thing" || last?.kind !== "native") return undefined;
  if (last.state !== state || since?.kind !== "constant") return undefined;
  // A client from before the call may send again later.
  if (typeof since.value !== "number" || !(live.shape.born >= since.value)) return undefined;
  const late = live.shape.value.entries.filter(
    ({ name }) => entryOf(copy, name.text) === undefined,
  );
  return run.thing(late);
}
