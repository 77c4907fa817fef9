import type { HeaderSlot } from "../../../headerSlot.ts";
import { beginRequest, has, headersNow, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotAfter } from "../../slots.ts";
import { textIn } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { headersNative, valuesOf } from "./headerObjects.ts";
import { watchUnusedHeaders } from "./watchUnusedHeaders.ts";
import { fillHeaders } from "./headers.ts";

/** `WebRequest.Create(url)`; its state: see `beginRequest`, with `replaced`, headers that others replaced. */
export function createRequest(call: Call, run: Run): Native {
  const [url] = call.args;
  return beginRequest(
    {
      ...{ path: "webRequest", client: "webRequest", isOnlyIfSent: true, call },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      slot: (state) => slotOf(call, state, run),
    },
    run,
  );
}

/** The place for Accept, which is a property: the header collection refuses it. */
function slotOf({ at }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  const { result } = at;
  const headers = optionValue(state, "headers");
  const isAccept = headers?.kind === "thing" && entryOf(headers, "Accept") === undefined;
  const isTyped = /\((?:[\w.]+\.)?HttpWebRequest\)|as HttpWebRequest|CreateHttp/.test(
    run.source({ start: result?.from ?? at.start, end: result?.after ?? at.end }),
  );
  if (result === undefined || !isAccept || !isTyped) return undefined;
  const slot = slotAfter(run.text, [result.from, result.after], `${result.name}.`, ";");
  if (slot?.item === undefined) return undefined;
  const refuses = ["content-type", "authorization", "intercom-version"];
  return { ...slot, item: { ...slot.item, between: " = ", nameQuote: "key" }, refuses };
}

/** Properties of a request. */
export function memberOfWebRequest(of: Native, name: string, run: Run): Value | undefined {
  if (name === "Headers") return headersNative("web", headersNow(of.state), undefined, run);
  if (
    /^(?:Address|RequestUri|Timeout|Method|Accept|ContentType|UserAgent|Host|HaveResponse|ServicePoint)$/.test(
      name,
    )
  )
    return unknown;
  return name === "Result" ? of : undefined;
}

/** `request.Accept = …`, `request.Headers = …`. */
export function assignToWebRequest(
  { state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  const headers = headersNow(state);
  if (state === undefined || headers === undefined) return true;
  switch (name) {
    case "Method":
      put(state, "method", entry.value, entry.valueSpan, run);
      return true;
    case "Accept":
    case "ContentType":
    case "MediaType": {
      const isType = name !== "Accept";
      const header = isType ? { text: "Content-Type", runs: [] } : entry.name;
      if (isNothing(entry.value)) run.take(headers, header.text);
      else run.put(headers, { ...entry, name: header });
      return true;
    }
    case "Headers":
      replace(state, headers, entry, run);
      return true;
    case "Credentials":
    case "UseDefaultCredentials":
      if (!isNothing(entry.value)) put(state, "authorized", unknown, entry.span, run);
      return true;
    default:
      return true;
  }
}

/** Assigning `Headers` replaces all headers, including Accept and Content-Type. */
function replace(state: Thing, headers: Thing, { value, valueSpan }: Entry, run: Run): void {
  const before = run.thing(headers.shape.value.entries, { foldsCase: true });
  for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
  const native = headersNative("web", headers, undefined, run);
  if (native.kind === "native") fillHeaders(native.state, value, run);
  put(state, "replaced", before, valueSpan, run);
}

/** `request.GetRequestStream()`, `request.GetResponse()`. */
export function callWebRequest(method: string, call: Call, run: Run): Value {
  const { state, self, at } = call;
  if (state === undefined || self === undefined) return unknown;
  if (/^(?:Begin)?GetRequestStream(?:Async)?$/.test(method)) {
    if (!has(state, "body")) put(state, "body", unknown, { start: at.start, end: at.end }, run);
    return unknown;
  }
  if (/^(?:Begin)?GetResponse(?:Async)?$/.test(method)) {
    send(state, { kind: "native", path: "webRequests" }, call, run);
    return unknown;
  }
  const isHarmless = /^(?:End\w+|Abort|AddRange|GetType|ToString|Equals|GetHashCode)$/.test(method);
  // An extension method may set headers.
  if (!isHarmless) run.open(self);
  return isHarmless ? unknown : self;
}

/** `new WebHeaderCollection { … }`. */
export function newHeaderCollection(call: Call, run: Run): Value {
  const { args } = call;
  const native = headersNative("web", run.thing([], { foldsCase: true }), undefined, run);
  const state = native.kind === "native" ? native.state : undefined;
  for (const { name, value } of args) {
    const values = valuesOf(state);
    if (name === "{}") fillHeaders(state, value, run);
    else if (values !== undefined && name === undefined) run.open(values, 0);
  }
  const values = valuesOf(state);
  if (values !== undefined) watchUnusedHeaders(values, call, run);
  return native;
}
