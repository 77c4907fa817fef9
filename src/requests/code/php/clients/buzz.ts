import { has, put } from "../../clients/making.ts";
import { methodOf, optionValue } from "../../clients/sending.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { argument, hasMany, isOpenValue, methodSpan } from "../phpCall.ts";
import { callPsr18, messageIn, sendMessage } from "./psr18.ts";
import { markUsed } from "../unused.ts";

type BuzzClient = "buzz" | "buzzCurl" | "buzzStream";

/** What sends for a browser: `new Curl($factory)`, `new FileGetContents($factory)`; `buzz` may send any headers. */
export function newBuzzClient(path: BuzzClient, call: Call): Native {
  return { kind: "native", path: hasCurlOptions(argument(call, 1, "options")) ? "buzz" : path };
}

/** Options for curl may hold headers that take the place of all others. */
function hasCurlOptions(options: Arg | undefined): boolean {
  return isOpenValue(options?.value) || optionValue(options?.value, "curl") !== undefined;
}

/** `new Browser($client, $factory)`. Its state: what `sends` for it, the `headers` of its middleware, and `typed`. */
export function newBrowser(call: Call, run: Run): Native {
  const client = argument(call, 0, "client");
  const isOpen = client?.value.kind === "native" && client.value.path === "buzz";
  const state = run.thing([], { isOpen: isOpen || hasMany(call) });
  const usual: Native = { kind: "native", path: "buzzStream" };
  put(state, "sends", isGiven(client?.value) ? client.value : usual, call.at, run);
  put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
  return { kind: "native", path: "buzzBrowser", state };
}

/** A browser from outside the file, which may have any middleware. */
export function givenBrowser(run: Run): Native {
  return { kind: "native", path: "buzzBrowser", state: run.thing([], { isOpen: true }) };
}

/** `sendRequest($request)` of what sends for a browser. */
export function callBuzzClient(method: string, call: Call, run: Run): Value {
  if (!/^send(?:Async)?Request$/.test(method)) return unknown;
  const client = clientIn(call.self);
  return pass(client, client === "buzz", call, run);
}

/** Methods of a browser; older versions have `call` and `submit`. */
export function callBrowser(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  if (state === undefined || hasMany(call)) return unknown;
  const names: readonly string[] = ["url", "headers", "body"];
  switch (method) {
    case "get":
    case "head":
    case "post":
    case "put":
    case "patch":
    case "delete":
      return send(named(call, names), method, call, run);
    case "request":
      return send(named(call, ["method", ...names]), undefined, call, run);
    case "call":
      return send(named(call, ["url", "method", "headers", "body"]), undefined, call, run);
    case "submitForm":
    case "submit":
      return send(named(call, ["url", "fields", "method", "headers"]), undefined, call, run);
    case "sendRequest":
      markUsed(state, run);
      return pass(
        clientIn(keptValue(state, "sends")),
        isOpenBrowser(state) || has(state, "typed"),
        call,
        run,
      );
    case "addMiddleware":
      addMiddleware(state, argument(call, 0, "middleware")?.value, call, run);
      return unknown;
    default:
      // Listeners and clients that older versions take later.
      if (/^(?:add|set)/.test(method)) run.open(state, 0);
      return unknown;
  }
}

function addMiddleware(state: Thing, given: Value | undefined, call: Call, run: Run): void {
  const kind = given?.kind === "native" ? given.path : undefined;
  const own = given?.kind === "native" ? keptThing(given.state, "headers") : undefined;
  const headers = keptThing(state, "headers");
  if (kind === "buzzType") put(state, "typed", unknown, call.at, run);
  else if (own !== undefined && headers !== undefined) spread(headers, own, run);
  else if (kind !== "buzzQuiet") run.open(state, 0);
}

function clientIn(value: Value | undefined): BuzzClient {
  const path = value?.kind === "native" ? value.path : undefined;
  return path === "buzzCurl" || path === "buzzStream" ? path : "buzz";
}

/** The arguments of a call as an object of options. */
function named(call: Call, names: readonly string[]): readonly Entry[] {
  return names.flatMap((name, place) => {
    const arg = argument(call, place, name);
    const key = { text: name, runs: [] };
    return arg === undefined
      ? []
      : [{ name: key, value: arg.value, valueSpan: arg.span, span: arg.span, isSure: true }];
  });
}

function send(entries: readonly Entry[], verb: string | undefined, call: Call, run: Run): Value {
  const { state } = call;
  const [url, headers, body] = ["url", "headers", "body"].map((name) =>
    entries.find((each) => each.name.text === name),
  );
  if (state === undefined || url === undefined) return unknown;
  markUsed(state, run);
  const options = run.thing(entries);
  const isForm = entries.some(({ name }) => name.text === "fields");
  const type: Entry = {
    ...{ name: { text: "Content-Type", runs: [] }, value: unknown, isSure: true },
    ...{ valueSpan: url.span, span: url.span },
  };
  sendWithOptions(
    {
      ...{ call, client: clientIn(keptValue(state, "sends")), takes: "lines", authorized: [] },
      ...{ forms: ["fields"], fields: "fields", body: "body" },
      ...{ url: url.value, urlSpan: url.valueSpan },
      method:
        verb === undefined
          ? methodOf(options, "method", isForm ? "POST" : "GET")
          : { text: verb.toUpperCase(), span: methodSpan(call) },
      options: { value: options, span: headers?.span ?? url.span },
      shared: keptValue(state, "headers"),
      ...(has(state, "typed") && body !== undefined ? { below: run.thing([type]) } : {}),
      isOpen: isOpenBrowser(state),
    },
    run,
  );
  return answer;
}

function isOpenBrowser(state: Thing): boolean {
  return state.shape.value.isOpen || has(state, "outside");
}

/** Sends a message. */
function pass(client: BuzzClient, isChanged: boolean, call: Call, run: Run): Value {
  const made = messageIn(argument(call, 0, "request")?.value);
  if (made === undefined) return callPsr18("sendRequest", call, run) ?? unknown;
  const isOpen = isChanged || hasCurlOptions(argument(call, 1, "options"));
  sendMessage(made, { client, isOpen, config: call.state }, call, run);
  return answer;
}
