import type { HeaderSlot } from "../../../headerSlot.ts";
import { formBody } from "../../clients/bodies.ts";
import { beginRequest, has, put, send } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { resolved, textIn, withParams } from "../../clients/urls.ts";
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
import { headersNative } from "./headerObjects.ts";
import { fillHeaders } from "./headers.ts";
import { slotBehind } from "../slots.ts";

/**
 * `new WebClient { BaseAddress = … }`. Its state: `headers`, `base`, `query`, `authorized`, `name` (its variable).
 */
export function newWebClient({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  put(state, "query", run.thing([]), at, run);
  const native: Native = { kind: "native", path: "webClient", state };
  for (const { name, value, span } of args) {
    if (name !== undefined) setProperty(native, name, { value, span }, run);
  }
  if (at.result !== undefined) {
    const { name, from, after } = at.result;
    put(state, "name", textOf({ text: name, runs: [] }), { start: from, end: after }, run);
  }
  return native;
}

/** Properties of a client. */
export function memberOfWebClient({ state }: Native, name: string, run: Run): Value | undefined {
  if (name === "Headers")
    return headersNative("web", optionValue(state, "headers"), undefined, run);
  if (name !== "QueryString") return undefined;
  const query = optionValue(state, "query");
  return query?.kind === "thing" ? { kind: "native", path: "query", state: query } : unknown;
}

/** `client.Headers = …`. */
export function assignToWebClient(of: Native, name: string, entry: Entry, run: Run): boolean {
  setProperty(of, name, { value: entry.value, span: entry.valueSpan }, run);
  return true;
}

function setProperty(of: Native, name: string, { value, span }: Arg, run: Run): void {
  const { state } = of;
  if (state === undefined) return;
  if (name === "BaseAddress") put(state, "base", textIn(value) ?? unknown, span, run);
  if (/^(?:UseDefault)?Credentials$/.test(name) && !isNothing(value))
    put(state, "authorized", unknown, span, run);
  if (name === "Headers") {
    put(state, "headers", run.thing([], { foldsCase: true }), span, run);
    const headers = memberOfWebClient(of, "Headers", run);
    if (headers?.kind === "native") fillHeaders(headers.state, value, run);
  }
  if (name === "QueryString") put(state, "query", value, span, run);
}

const calls =
  /^(?:(Download|Upload)(String|Data|File|Values)(?:Async|TaskAsync)?|(Open)(?:Read|Write)(?:Async|TaskAsync)?)$/;

/** `client.DownloadString(url)`, `client.UploadString(url, "PUT", json)`. */
export function callWebClient(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const found = calls.exec(method);
  const [url] = args;
  if (state === undefined || self === undefined) return unknown;
  if (found === null) {
    const isOwn = /^(?:Dispose|CancelAsync|ToString|GetType|Equals|GetHashCode)$/.test(method);
    // An extension method may set headers.
    if (!isOwn) run.open(state, 1);
    return unknown;
  }
  const isUpload = found[1] === "Upload" || method.startsWith("OpenWrite");
  const given = args.filter(({ value }) => !isToken(value));
  // The argument between URL and data is the method.
  const named =
    isUpload && given.length > (method.startsWith("OpenWrite") ? 1 : 2) ? given[1] : undefined;
  const data = isUpload
    ? method.startsWith("OpenWrite")
      ? url
      : given[named === undefined ? 1 : 2]
    : undefined;
  const body = data && found[2] === "Values" ? { ...data, value: formBody } : data;
  const verb = isUpload ? "POST" : "GET";
  const headers = run.thing([], { foldsCase: true });
  spread(headers, optionValue(state, "headers") ?? unknown, run);
  const request = beginRequest(
    {
      ...{
        path: "webClientRequest",
        client: "webClientNet",
        isOnlyIfSent: true,
        call,
        headers,
        body,
      },
      method: named ?? { value: textOf({ text: verb, runs: [] }), span: nameSpan(call) },
      url: url && { ...url, value: addressOf(state, url, run) },
      slot: () => slotOf(state, run),
      implied: () => typeOf(found[2]),
    },
    run,
  );
  if (request.state !== undefined) {
    if (has(state, "authorized")) put(request.state, "authorized", unknown, call.at, run);
    const isOpen = state.shape.value.isOpen;
    const sender: Value = isOpen ? unknown : { kind: "native", path: "webClients" };
    send(request.state, sender, call, run);
  }
  forget(state, run);
  return unknown;
}

function isToken(value: Value): boolean {
  return value.kind === "native" && value.path.startsWith("CancellationToken");
}

function nameSpan({ at }: Call): { start: number; end: number } {
  return at.callee.kind === "member" ? at.callee.nameSpan : at;
}

function addressOf(state: Thing, { value, span }: Arg, run: Run): Value {
  const base = optionValue(state, "base");
  const own = textIn(value);
  const whole =
    base === undefined || isNothing(base)
      ? (own ?? unknown)
      : (resolved(own, textIn(base), span) ?? unknown);
  const query = optionValue(state, "query");
  if (
    query?.kind === "thing" &&
    query.shape.value.entries.length === 0 &&
    !query.shape.value.isOpen
  )
    return whole;
  return withParams(whole, query?.kind === "native" ? query.state : query, span, run);
}

function typeOf(kind: string | undefined): Readonly<Record<string, string>> {
  return kind === "File" ? { "Content-Type": "application/octet-stream" } : {};
}

/** `WebClient` removes these headers with the first request, so that the next one lacks them. */
function forget(state: Thing, run: Run): void {
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing" || run.isSilent) return;
  for (const name of ["Accept", "Content-Type"]) {
    if (entryOf(headers, name)?.isSure !== true) continue;
    run.take(headers, name);
    run.usedUp++;
    put(state, "forgot", unknown, { start: 0, end: 0 }, run);
  }
}

function slotOf(state: Thing, run: Run): HeaderSlot | undefined {
  const made = entryOf(state, "name");
  const name = plainText(made?.value);
  if (made === undefined || name === undefined || has(state, "forgot")) return undefined;
  const { start: from, end: after } = made.valueSpan;
  return slotBehind({ name, from, after }, "Headers.Add", run);
}
