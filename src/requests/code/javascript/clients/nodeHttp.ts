import type { DetachedHeaders } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Client } from "../../../client.ts";
import type { Reading } from "../../lost/lateHeaders.ts";
import { put } from "../../clients/making.ts";
import { withoutPairs } from "../../clients/pairs.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { methodOf, option, optionValue, sendRequest } from "../../clients/sending.ts";
import { slotBehind, slotUnder } from "../../slots.ts";
import { isNothing, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { everywhere, detachedIn, detachedOf } from "../../lost/detached.ts";
import { isFunction, withoutCallbacks } from "../given.ts";
import { pairsIn } from "./headersObject.ts";
import { basicIn } from "./credentials.ts";
import { copyOfOptions } from "./copyOfOptions.ts";
import { objectStyle, slotInHeaders, spanOfCall } from "./httpCall.ts";
import { hostEntry, placeOfHost, urlOfOptions } from "../nodeUrl.ts";
import { misplaced } from "../strayed.ts";

/** `https.request(url, options, callback)` and `https.get`; later calls on the request follow. */
export function callNodeHttp(
  scheme: "http" | "https",
  method: string,
  call: Call,
  run: Run,
  client: Client = "nodeHttp",
): Value | undefined {
  if (method === "Agent" && call.at.isNew) return newAgent(call, run);
  if (method !== "get" && method !== "request") return undefined;
  const unread = behindCallback(call);
  const given = withoutCallbacks(call).filter((arg) => !unread.includes(arg));
  const [first, second] = given;
  if (first === undefined || given.some(({ isMany }) => isMany)) return unknown;
  const hasUrl = first.value.kind !== "thing";
  const own = hasUrl ? second : first;
  const reading = run.lost.read(own?.value, run);
  // Node copies the options, so that later changes to them have no effect.
  const options = own && { ...own, value: copyOfOptions(own.value, run) };
  const url = hasUrl
    ? hrefOf(first.value, run)
    : (wholeUrl(client, options?.value) ?? urlOfOptions(scheme, options?.value, first.span, run));
  const headers = run.thing([], { foldsCase: true });
  const late = run.thing([], { foldsCase: true });
  const state = run.thing([]);
  const start = { start: call.at.start, end: call.at.start };
  put(state, "headers", headers, start, run);
  put(state, "late", late, start, run);
  put(state, "removed", run.thing([], { foldsCase: true }), start, run);
  if (method === "get") put(state, "sent", { kind: "constant", value: true }, start, run);
  run.drafts.push({
    finish: () => {
      const made = { url, options, unread, reading, hasUrl, headers, late, state };
      finish({ call, client, scheme, first, method, ...made }, run);
    },
  });
  return { kind: "native", path: "nodeHttpRequest", state };
}

/** Arguments after the callback, which Node ignores. */
function behindCallback({ args }: Call): readonly Arg[] {
  const at = args.findIndex(({ value }) => isFunction(value));
  return at === -1 ? [] : args.slice(at + 1);
}

/** `new https.Agent(options)`, which only connects. */
function newAgent({ args }: Call, run: Run): Value {
  const [options] = args;
  const state = options?.value.kind === "thing" ? options.value : run.thing([]);
  return { kind: "native", path: "nodeAgent", state };
}

function hrefOf(value: Value, run: Run): Value {
  if (value.kind === "text") return value;
  if (value.kind !== "native") return unknown;
  return run.library.member(value, "href", run) ?? unknown;
}

/** The URL option, which Electron has. */
function wholeUrl(client: Client, options: Value | undefined): Value | undefined {
  return client === "electronNet" ? optionValue(options, "url") : undefined;
}

interface Parts {
  readonly call: Call;
  readonly scheme: "http" | "https";
  readonly client: Client;
  readonly first: Arg;
  readonly url: Value;
  readonly options: Arg | undefined;
  readonly unread: readonly Arg[];
  readonly reading: Reading | undefined;
  readonly hasUrl: boolean;
  readonly headers: Thing;
  readonly late: Thing;
  readonly state: Thing;
  readonly method: string;
}

function finish(parts: Parts, run: Run): void {
  const { call, client, first, url, options, reading, hasUrl, headers, late, state, method } =
    parts;
  const given = optionValue(options?.value, "headers");
  // Node reads plain objects: a `Headers` has no own properties.
  const pairs = pairsIn(given);
  const own = pairs === undefined ? withoutRemoved(given, state, run) : undefined;
  const body = state.shape.value.entries.find(({ name }) => name.text === "body");
  const { callee } = call.at;
  const isWritten = method === "get" && callee.kind === "member";
  const entry = hasUrl ? undefined : hostEntry(options?.value);
  const isOpen =
    options !== undefined && (options.value.kind !== "thing" || options.value.shape.value.isOpen);
  const agent = optionValue(options?.value, "agent");
  const auth = optionValue(options?.value, "auth");
  const detached: readonly DetachedHeaders[] = [
    ...detachedOf(late, "afterSending", everywhere, run),
    ...detachedOf(pairs, "notCopied", options?.span ?? call.at, run),
    ...misplaced(options, run),
    ...parts.unread.flatMap(({ value, span }) => detachedIn(value, "misplaced", span, run)),
    ...detachedIn(agent?.kind === "native" ? agent.state : undefined, "misplaced", call.at, run),
  ];
  sendRequest(
    {
      ...{
        form: run.form,
        client,
        span: spanOfCall(call),
        nothing: "text",
        url,
        isOpen,
      },
      method:
        isWritten && option(options?.value, "method") === undefined
          ? { text: "GET", span: callee.nameSpan }
          : methodOf(options?.value),
      urlSpan: placeOfHost(entry, first),
      headers: [basicIn([options?.value], run, "takesText"), own, headers].filter(
        (each) => each !== undefined,
      ),
      ...{ sources: [headers], reading, speaksPlain: parts.scheme === "http" },
      isAuthorized: auth !== undefined && !isNothing(auth),
      body: body?.valueSpan,
      slot: pairs === undefined ? slotOf(parts, own, run) : undefined,
      detached,
    },
    run,
  );
}

/** The headers in the options, without those removed by `removeHeader`. */
function withoutRemoved(given: Value | undefined, state: Thing, run: Run): Value | undefined {
  const own = given && withoutPairs(given, run);
  const taken = takenFrom(state);
  if (own?.kind !== "thing" || taken.length === 0) return own;
  const { entries, isOpen } = own.shape.value;
  const left = entries.filter(({ name }) => !taken.includes(name.text.toLowerCase()));
  return run.thing(left, { isOpen });
}

/** The names, in lower case, of the headers that `removeHeader` takes from a request. */
function takenFrom(state: Thing): readonly string[] {
  const removed = optionValue(state, "removed");
  if (removed?.kind !== "thing") return [];
  return removed.shape.value.entries.map(({ name }) => name.text.toLowerCase());
}

function slotOf(
  { options, first, client, state }: Parts,
  own: Value | undefined,
  run: Run,
): HeaderSlot | undefined {
  // A header that is removed later would be removed even if it were written here.
  if (takenFrom(state).length > 0) return undefined;
  if (own !== undefined) return slotInHeaders(own, run);
  const literal = options?.value.kind === "thing" ? options.value.literal : undefined;
  if (literal !== undefined) return slotUnder(run.text, literal, "headers: ", objectStyle);
  // Electron takes either options or a URL.
  if (options !== undefined || client === "electronNet") return undefined;
  return slotBehind(first.span.end, ", { headers: { ", " } }", objectStyle);
}
