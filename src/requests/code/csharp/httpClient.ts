import { plainText } from "../texts.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import { beginRequest, has, headersNow, outsideClient, put, putChanges, send } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { slotAfter } from "../slots.ts";
import { resolved, textIn } from "../urls.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { jsonContent, typeOfContent } from "./content.ts";
import { fillHeaders, isTaken } from "./headers.ts";

function named(args: readonly Arg[], name: string): Arg | undefined {
  return args.find((arg) => arg.name === name);
}

/** `new HttpClient(handler) { BaseAddress = … }`: a handler that is not .NET's own may set headers. */
export function newClient(call: Call, run: Run): Native {
  const state = run.thing([]);
  const { args, at } = call;
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const given = named(args, "DefaultRequestHeaders");
  const headers = entryOf(state, "headers")?.value;
  if (given !== undefined && headers?.kind === "thing") fillHeaders(headers, given.value, run);
  const [handler] = args;
  if (handler !== undefined && (handler.name === undefined || handler.name === "handler")) {
    const isPlain = handler.value.kind === "native" && handler.value.path === "handler";
    if (!isPlain) putChanges(state, run);
  }
  const base = named(args, "BaseAddress");
  if (base !== undefined) put(state, "base", base.value, base.span, run);
  if (at.result !== undefined) {
    const { name, from, after } = at.result;
    put(state, "name", textOf({ text: name, runs: [] }), { start: from, end: after }, run);
  }
  return { kind: "native", path: "client", state };
}

/** A client from a factory, a parameter, a field that somebody else fills. */
export function clientFromOutside(run: Run): Native {
  const client = outsideClient("client", run);
  const at = { start: 0, end: 0 };
  if (client.state !== undefined)
    put(client.state, "headers", run.thing([], { foldsCase: true }), at, run);
  return client;
}

/** `new HttpRequestMessage(method, url) { Headers = { … }, Content = … }`. */
export function newMessage(call: Call, run: Run): Native {
  const places = call.args.filter(({ name }) => name === undefined);
  const url = places[1] ?? named(call.args, "RequestUri") ?? named(call.args, "requestUri");
  const request = beginRequest(
    {
      ...{ path: "message", client: "dotnetHttp", call, implied: typeOfContent },
      method: places[0] ?? named(call.args, "Method") ?? named(call.args, "method"),
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      body: named(call.args, "Content"),
      slot: (state) => slotOfMessage(call, state, run),
    },
    run,
  );
  const given = named(call.args, "Headers");
  const headers = headersNow(request.state);
  if (given !== undefined && headers !== undefined) fillHeaders(headers, given.value, run);
  return request;
}

function slotOfMessage({ at }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  const { result } = at;
  if (result === undefined || isTaken(entryOf(state, "headers")?.value, run)) return undefined;
  return slotAfter(run.text, [result.from, result.after], `${result.name}.Headers.Add(`, ");");
}

export function memberOfMessage(of: Native, name: string): Value | undefined {
  if (name === "Headers") {
    const headers = headersNow(of.state);
    return headers === undefined ? unknown : { kind: "native", path: "headers", state: headers };
  }
  if (name === "Content") return optionValue(of.state, "body") ?? unknown;
  return undefined;
}

export function assignToMessage({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return true;
  if (name === "Method") put(state, "method", entry.value, entry.valueSpan, run);
  if (name === "Content") put(state, "body", entry.value, entry.valueSpan, run);
  if (name === "RequestUri")
    put(state, "url", textIn(entry.value) ?? unknown, entry.valueSpan, run);
  return true;
}

/** A method that a message does not have is an extension: it may set anything. */
export function callMessage(method: string, { self, state }: Call, run: Run): Value {
  if (/^(?:Dispose|ToString|Equals|GetHashCode|GetType)$/.test(method)) return unknown;
  if (self !== undefined) run.open(self);
  return state === undefined ? unknown : (self ?? unknown);
}

const verbs: Readonly<Record<string, string>> = {
  ...{ GetAsync: "GET", GetStringAsync: "GET", GetByteArrayAsync: "GET", GetStreamAsync: "GET" },
  ...{ GetFromJsonAsync: "GET", GetFromJsonAsAsyncEnumerable: "GET", DeleteAsync: "DELETE" },
  ...{ PostAsync: "POST", PutAsync: "PUT", PatchAsync: "PATCH", DeleteFromJsonAsync: "DELETE" },
  ...{ PostAsJsonAsync: "POST", PutAsJsonAsync: "PUT", PatchAsJsonAsync: "PATCH" },
};

/** `client.GetAsync(url)`, `client.SendAsync(message)`. */
export function callClient(method: string, call: Call, run: Run): Value {
  const { args, self, state, at } = call;
  const [first, second] = args;
  if (self === undefined) return unknown;
  const isOwn = /^(?:Dispose|CancelPendingRequests|GetType|ToString|Equals|GetHashCode)$/.test(
    method,
  );
  const isVerb = Object.hasOwn(verbs, method) || method === "SendAsync" || method === "Send";
  // Anything else is an extension: it may set headers.
  if (!isOwn && !isVerb && state !== undefined) putChanges(state, run);
  if (first === undefined) return unknown;
  if (method === "SendAsync" || method === "Send") {
    const message = first.value;
    if (message.kind === "native" && message.state !== undefined && has(message.state, "late")) {
      const url = entryOf(message.state, "url");
      const base = optionValue(state, "base");
      if (url !== undefined && base !== undefined) {
        const whole = against(base, url.value, url.valueSpan);
        put(message.state, "url", whole, url.valueSpan, run);
      }
      send(message.state, self, call, run);
    }
    return unknown;
  }
  const verb = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  if (verb === undefined) return unknown;
  const isJson = method.includes("AsJson");
  const body = /^P/.test(method) ? second : undefined;
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const request = beginRequest(
    {
      ...{ path: "message", client: "dotnetHttp", call, implied: typeOfContent },
      method: { value: textOf({ text: verb, runs: [] }), span },
      url: {
        ...first,
        value: against(optionValue(state, "base"), textIn(first.value) ?? unknown, first.span),
      },
      body: body && { ...body, value: isJson ? jsonContent(call, run) : body.value },
      slot: () => slotOfClient(state, run),
    },
    run,
  );
  if (request.state !== undefined) send(request.state, self, call, run);
  return unknown;
}

function against(base: Value | undefined, url: Value, at: { start: number; end: number }): Value {
  if (base === undefined || isNothing(base)) return url;
  return resolved(url.kind === "text" ? url : undefined, textIn(base), at) ?? unknown;
}

/** A statement behind the one that makes the client. */
function slotOfClient(state: Thing | undefined, run: Run): HeaderSlot | undefined {
  const made = state && entryOf(state, "name");
  const name = plainText(made?.value);
  if (state === undefined || made === undefined || name === undefined) return undefined;
  if (isTaken(entryOf(state, "headers")?.value, run)) return undefined;
  const { start, end } = made.valueSpan;
  return slotAfter(run.text, [start, end], `${name}.DefaultRequestHeaders.Add(`, ");");
}

export function memberOfClient(of: Native, name: string): Value | undefined {
  if (name !== "DefaultRequestHeaders") return undefined;
  const headers = of.state && entryOf(of.state, "headers")?.value;
  return headers?.kind === "thing" ? { kind: "native", path: "headers", state: headers } : unknown;
}

export function assignToClient({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state !== undefined && name === "BaseAddress")
    put(state, "base", entry.value, entry.valueSpan, run);
  return true;
}
