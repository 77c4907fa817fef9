import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Span } from "../../../httpRequest.ts";
import { has, put, putChanges, send } from "../../clients/making.ts";
import { joins } from "../../machine/values/either.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { resolved, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { newContent } from "./content.ts";
import { messageIn } from "../extending.ts";
import { handle, putHandler } from "./handlers.ts";
import { headersNative, refusedAtFirst } from "./headerObjects.ts";
import { fillHeaders } from "./headers.ts";
import { watchUnusedHeaders } from "./watchUnusedHeaders.ts";
import { beginMessage, named, setBearer } from "./messages.ts";
import { configured, mayBeChanged, usesClient } from "./registrations.ts";
import { slotBehind } from "../slots.ts";

/** `new HttpClient(handler) { BaseAddress = … }`. */
export function newClient(call: Call, run: Run): Native {
  const { args, at } = call;
  const client = plainClient(run);
  const { state } = client;
  const given = named(args, "DefaultRequestHeaders");
  const headers = memberOfClient(client, "DefaultRequestHeaders", run);
  if (given !== undefined && headers?.kind === "native")
    fillHeaders(headers.state, given.value, run);
  const handler = args.find(({ name }) => name === undefined || name === "handler");
  if (handler !== undefined) putHandler(state, handler, run);
  const base = named(args, "BaseAddress");
  if (base !== undefined) put(state, "base", base.value, base.span, run);
  if (at.result !== undefined) {
    const { name, from, after } = at.result;
    put(state, "name", textOf({ text: name, runs: [] }), { start: from, end: after }, run);
  }
  watchUnusedHeaders(client, call, run, () => has(state, "last"));
  watchClient(client, call, run);
  return client;
}

/** Watches a client in case only other files send with it. */
export function watchClient({ state }: Native, call: Call, run: Run): void {
  const isChanged = (): boolean => mayBeChanged(state, run);
  watchState({ client: "dotnetHttp", call, state, isChanged }, run);
}

/**
 * A client without settings. Its state: `headers`, `base`, `handlers`, `name` (its variable), and `last` (what it
 * sent last).
 */
export function plainClient(run: Run): Native & { readonly state: Thing } {
  const state = run.thing([]);
  const at = { start: 0, end: 0 };
  for (const name of ["headers", "elsewhere"])
    put(state, name, run.thing([], { foldsCase: true }), at, run);
  return { kind: "native", path: "client", state };
}

/** A client from a parameter, field or factory; `registration`: the name or type it is registered under. */
export function clientFromOutside(
  run: Run,
  registration?: string,
): Native & { readonly state: Thing } {
  const client = plainClient(run);
  const at = { start: 0, end: 0 };
  put(client.state, "outside", unknown, at, run);
  if (registration !== undefined)
    put(client.state, "registration", textOf({ text: registration, runs: [] }), at, run);
  return client;
}

const verbs: Readonly<Record<string, string>> = {
  ...{ GetAsync: "GET", GetStringAsync: "GET", GetByteArrayAsync: "GET", GetStreamAsync: "GET" },
  ...{ GetFromJsonAsync: "GET", GetFromJsonAsAsyncEnumerable: "GET", DeleteAsync: "DELETE" },
  ...{ PostAsync: "POST", PutAsync: "PUT", PatchAsync: "PATCH", DeleteFromJsonAsync: "DELETE" },
  ...{ PostAsJsonAsync: "POST", PutAsJsonAsync: "PUT", PatchAsJsonAsync: "PATCH" },
};

const own = /^(?:Dispose|CancelPendingRequests|GetType|ToString|Equals|GetHashCode)$/;

/** `client.GetAsync(url)`, `client.SendAsync(message)`. */
export function callClient(method: string, call: Call, run: Run): Value {
  const { args, state, at } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const client: Native = { kind: "native", path: "client", state };
  const verb = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  const isSending = method === "SendAsync" || method === "Send";
  if (method === "SetBearerToken") {
    const headers = optionValue(state, "headers");
    setBearer(headers?.kind === "thing" ? headers : undefined, call, run);
    return unknown;
  }
  // An extension method may set headers.
  if (!own.test(method) && verb === undefined && !isSending) putChanges(state, run);
  if (first === undefined) return unknown;
  if (isSending) {
    const message = messageIn(first.value);
    if (message !== undefined) sendMessage(message, client, call, run);
    return unknown;
  }
  if (verb === undefined) return unknown;
  const isJson = method.includes("AsJson");
  const body = /^P/.test(method) ? second : undefined;
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const request = beginMessage(
    {
      ...{ call, method: { value: textOf({ text: verb, runs: [] }), span } },
      url: { ...first, value: textIn(first.value) ?? unknown },
      body: body && { ...body, value: isJson ? newContent("JsonContent", call, run) : body.value },
      slot: () => slotOfClient(state, run),
    },
    run,
  );
  sendMessage(request, client, call, run);
  return unknown;
}

/** Sends a message with the client's current default headers. */
export function sendMessage(message: Native, client: Native, call: Call, run: Run): void {
  const { state } = message;
  if (state === undefined || !has(state, "late")) return;
  const { at } = call;
  usesClient(client.state, run);
  const now = configured(client.state, run);
  const headers = run.thing([], { foldsCase: true });
  for (const source of now.headers) spread(headers, source, run);
  const sender = run.thing([]);
  put(sender, "headers", headers, at, run);
  // Where a loop sends it once more, nothing has changed.
  put(sender, joins, unknown, at, run);
  if (now.isOutside) put(sender, "outside", unknown, at, run);
  if (now.isChanged) putChanges(sender, run);
  const handler = now.isOutside || now.isChanged ? undefined : handedIn(client, run);
  if (handler !== undefined) put(sender, "lent", unknown, handler, run);
  const elsewhere = optionValue(state, "elsewhere");
  for (const source of now.elsewhere)
    if (elsewhere?.kind === "thing") spread(elsewhere, source, run);
  if (now.isAnswered) put(state, "answered", unknown, at, run);
  if (now.missed !== undefined) put(state, "missed", now.missed, at, run);
  const url = entryOf(state, "url");
  if (url !== undefined && now.base !== undefined)
    put(state, "url", against(now.base, url.value, url.valueSpan), url.valueSpan, run);
  put(state, "client", client, at, run);
  put(state, "copy", headers, at, run);
  const since = Number.isNaN(run.call.id) ? NaN : run.call.since;
  put(state, "since", { kind: "constant", value: since }, at, run);
  if (client.state !== undefined) put(client.state, "last", message, at, run);
  handle(now.handlers, message, { sender, call }, run);
  send(state, { kind: "native", path: "client", state: sender }, call, run);
}

/** Where a client is given its only handler, which comes from outside the file: see `LentClients`. */
function handedIn({ state }: Native, run: Run): Span | undefined {
  const entry = state && entryOf(state, "handlers");
  const [only, ...others] = entry?.value.kind === "list" ? entry.value.items : [];
  if (entry === undefined || only?.kind !== "unknown" || others.length > 0) return undefined;
  return /^\w+$/.test(run.source(entry.valueSpan)) ? entry.valueSpan : undefined;
}

function against(base: Value, url: Value, at: { start: number; end: number }): Value {
  if (isNothing(base)) return url;
  return resolved(url.kind === "text" ? url : undefined, textIn(base), at) ?? unknown;
}

/** The place for a statement after the one that makes the client. */
function slotOfClient(state: Thing, run: Run): HeaderSlot | undefined {
  const made = entryOf(state, "name");
  const name = plainText(made?.value);
  if (made === undefined || name === undefined) return undefined;
  const refuses = refusedAtFirst(entryOf(state, "headers")?.value, run);
  const { start: from, end: after } = made.valueSpan;
  return refuses && slotBehind({ name, from, after }, "DefaultRequestHeaders.Add", run, refuses);
}

/** Properties of a client. */
export function memberOfClient(of: Native, name: string, run: Run): Value | undefined {
  if (name === "Result") return of;
  if (
    /^(?:Timeout|DefaultRequestVersion|DefaultVersionPolicy|MaxResponseContentBufferSize)$/.test(
      name,
    )
  )
    return unknown;
  if (name === "BaseAddress") return optionValue(of.state, "base") ?? unknown;
  if (name !== "DefaultRequestHeaders") return undefined;
  const [values, elsewhere] = [
    optionValue(of.state, "headers"),
    optionValue(of.state, "elsewhere"),
  ];
  return headersNative("request", values, elsewhere, run);
}

/** `client.BaseAddress = …`. */
export function assignToClient({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state !== undefined && name === "BaseAddress")
    put(state, "base", entry.value, entry.valueSpan, run);
  return true;
}
