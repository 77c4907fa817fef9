import type { HeaderSlot } from "../../httpRequest.ts";
import { wholeStatement } from "../assign.ts";
import { filled } from "../filled.ts";
import {
  beginRequest,
  has,
  headersNow,
  put,
  putChanges,
  putHeader,
  send,
  spanOfSetter,
} from "../making.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { slotAfter } from "../slots.ts";
import { joinedUrl, textIn } from "../urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { fillHeaders } from "./headers.ts";

/** `new RestClient(url)`, or with options that hold it. */
export function newRestClient(call: Call, run: Run): Native {
  const state = run.thing([]);
  const { args, at } = call;
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const [first] = args;
  const options =
    first?.value.kind === "native" && first.value.path === "restOptions"
      ? first.value.state
      : undefined;
  const base =
    first && (options === undefined ? textIn(first.value) : optionValue(options, "base"));
  if (first !== undefined) put(state, "base", base ?? unknown, first.span, run);
  if (options !== undefined && has(options, "authorized"))
    put(state, "authorized", unknown, at, run);
  if (options?.shape.value.isOpen === true) putChanges(state, run);
  // A client of .NET that it is made with may set headers.
  if (first !== undefined && options === undefined && textIn(first.value) === undefined)
    putChanges(state, run);
  return { kind: "native", path: "restClient", state };
}

export function newRestOptions({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  for (const { name, value, span } of args) {
    if (name === undefined || name === "BaseUrl")
      put(state, "base", textIn(value) ?? unknown, span, run);
    if (name === "Authenticator") put(state, "authorized", unknown, at, run);
    if (name === "ConfigureMessageHandler" || name === "Interceptors") run.open(state, 0);
  }
  return { kind: "native", path: "restOptions", state };
}

/** `new RestRequest("path", Method.Get)`. */
export function newRestRequest(call: Call, run: Run): Native {
  const [url, method] = call.args.filter(({ name }) => name === undefined);
  return beginRequest(
    {
      ...{ path: "restRequest", client: "restSharp", call, method },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      slot: () => slotOf(call, run),
      implied: ofSerializers,
    },
    run,
  );
}

/** The serializers set Accept, and the type of a body. */
function ofSerializers(state: Thing): Readonly<Record<string, undefined>> {
  return { Accept: undefined, ...(has(state, "body") ? { "Content-Type": undefined } : {}) };
}

function slotOf({ at }: Call, run: Run): HeaderSlot | undefined {
  const { result } = at;
  return (
    result && slotAfter(run.text, [result.from, result.after], `${result.name}.AddHeader(`, ");")
  );
}

export function callRestRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  const headers = headersNow(state);
  if (state === undefined) return unknown;
  if (/^Add(?:OrUpdate)?Header$/.test(method))
    putHeader(headers, args, spanOfSetter(call, run), run);
  else if (/^Add(?:OrUpdate)?Headers$/.test(method)) {
    if (headers !== undefined) fillHeaders(headers, first?.value ?? unknown, run);
  } else if (/Body$|^AddFile$|^AddObject$/.test(method))
    put(state, "body", unknown, first?.span ?? at, run);
  else if (/^AddUrlSegment$/.test(method)) put(state, "segments", unknown, at, run);
  else if (/^Add(?:OrUpdate)?Parameter$/.test(method) && headers !== undefined) {
    if (/HttpHeader/.test(run.source(at)))
      putHeader(headers, args, wholeStatement(run.text, at), run);
  }
  return self ?? unknown;
}

export function assignToRestRequest(
  { state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (state !== undefined && name === "Method")
    put(state, "method", entry.value, entry.valueSpan, run);
  if (state !== undefined && name === "Resource")
    put(state, "url", entry.value, entry.valueSpan, run);
  if (state !== undefined && name === "Authenticator")
    put(state, "authorized", unknown, entry.span, run);
  return true;
}

/** `client.ExecuteAsync(request)`, `client.GetAsync<T>(request)`, and what is set on the client. */
export function callRestClient(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const headers = entryOf(state, "headers")?.value;
  if (headers?.kind === "thing" && method === "AddDefaultHeader") {
    putHeader(headers, args, wholeStatement(run.text, at), run);
    return self;
  }
  if (headers?.kind === "thing" && method === "AddDefaultHeaders") {
    fillHeaders(headers, first?.value ?? unknown, run);
    return self;
  }
  if (first?.value.kind !== "native" || first.value.path !== "restRequest") return unknown;
  const request = first.value.state;
  if (request === undefined) return unknown;
  const verb = /^(?:Execute)?(Get|Post|Put|Patch|Delete|Head)(?:Async)?$/.exec(method)?.[1];
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  if (verb !== undefined)
    put(request, "method", textOf({ text: verb.toUpperCase(), runs: [] }), span, run);
  const url = entryOf(request, "url");
  if (url !== undefined) {
    const whole = joinedUrl(optionValue(state, "base"), url.value, url.valueSpan, run);
    put(
      request,
      "url",
      whole.kind === "text" ? filled(whole, /\{\w+\}/g, () => undefined, run) : whole,
      url.valueSpan,
      run,
    );
  }
  send(request, self, call, run);
  return unknown;
}

export function assignToRestClient(
  { state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (state === undefined) return true;
  if (name === "Authenticator") put(state, "authorized", unknown, entry.span, run);
  if (name === "BaseUrl") put(state, "base", textIn(entry.value) ?? unknown, entry.valueSpan, run);
  return true;
}
