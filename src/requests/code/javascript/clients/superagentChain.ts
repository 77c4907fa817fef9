import { headersNow, put } from "../../clients/making.ts";
import { putAnywhere, spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { nameIn, plainText, writtenAt } from "../../machine/values/texts.ts";
import { joinedUrl, withParams } from "../../clients/urls.ts";
import {
  isNothing,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicHeader, isPair } from "./credentials.ts";
import { isGiven } from "../given.ts";
import { pairsIn } from "./headersObject.ts";
import { callWith } from "../listMethods.ts";
import { queryIn } from "../strayed.ts";
import { paramsIn } from "../searchParams.ts";

const shortTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  html: "text/html",
  xml: "application/xml",
  form: "application/x-www-form-urlencoded",
};

/** `.set()`, `.send()`, `.query()` and the other calls on a request, or on an agent. */
export function chainOn(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const headers = optionValue(state, "headers");
  if (state === undefined || headers?.kind !== "thing") return unknown;
  const [first] = args;
  const keep = (name: string, arg: Arg | undefined): void => {
    const span = arg?.span ?? { start: at.start, end: at.start };
    put(state, name, arg?.value ?? unknown, span, run);
  };
  switch (method) {
    case "set":
      putHeaders(state, headersNow(state) ?? headers, call, run);
      break;
    case "accept":
    case "type":
      putType(headersNow(state) ?? headers, method, call, run);
      break;
    case "send":
      if (first !== undefined && !isNothing(first.value)) keep("body", first);
      break;
    case "field":
    case "attach":
      keep("body", first === undefined ? undefined : { ...first, value: unknown });
      break;
    case "query": {
      const url = state.shape.value.entries.find(({ name }) => name.text === "url");
      if (url === undefined) break;
      if (first !== undefined && queryIn(first.value, run) === undefined) {
        keep("strayed", first);
        break;
      }
      const params = paramsIn(first?.value) ?? unknown;
      run.put(state, { ...url, value: withParams(url.value, params, url.valueSpan, run) });
      break;
    }
    case "auth":
      keep("auth", first);
      if (first !== undefined && isBasic(args, run))
        run.put(
          headersNow(state) ?? headers,
          basicHeader({ valueSpan: first.span, ...first }, run),
        );
      break;
    case "withCredentials":
      keep("auth", undefined);
      break;
    case "use":
      if (self !== undefined && first !== undefined) useOn(self, first.value, run);
      break;
    case "end":
      keep("sent", undefined);
      return unknown;
    case "then":
    case "catch":
      return unknown;
  }
  return self ?? unknown;
}

/** Whether `.auth(…)` is Basic authentication: not with a `type` option that says otherwise. */
function isBasic(args: readonly Arg[], run: Run): boolean {
  const [user, second, third] = args;
  if (user === undefined || isNothing(user.value) || args.some(({ isMany }) => isMany))
    return false;
  if (user.value.kind === "thing") return isPair(user.value);
  const options = third ?? (mayBeOptions(second, run) ? second : undefined);
  if (options === undefined) return true;
  return plainText(optionValue(options.value, "type")) === "basic";
}

function mayBeOptions(arg: Arg | undefined, run: Run): boolean {
  if (arg === undefined || arg.value.kind === "text" || isNothing(arg.value)) return false;
  return arg.value.kind === "thing" || /opt|type|conf|bearer/i.test(run.source(arg.span));
}

/** `await request`: it is sent; later calls are on the response. */
export function answerTo({ state }: Native, run: Run): Native {
  const at = { start: 0, end: 0 };
  if (state !== undefined) put(state, "sent", { kind: "constant", value: true }, at, run);
  return { kind: "native", path: "answer" };
}

/** `.use(plugin)`: calls a plugin of the file with the request, or, on an agent, with each request. */
export function useOn(on: Value, plugin: Value, run: Run): void {
  const state = on.kind === "native" ? on.state : undefined;
  if (on.kind !== "native" || state === undefined) return;
  if (on.path === "superagent") {
    const before = optionValue(state, "plugins");
    const items = before?.kind === "list" ? [...before.items, plugin] : [plugin];
    put(state, "plugins", { kind: "list", items, isComplete: true }, { start: 0, end: 0 }, run);
    if (plugin.kind === "function") run.taken.add(plugin);
  } else if (plugin.kind === "function") {
    callWith(plugin, [on], run);
  } else if (plugin.kind === "native" && plugin.path === "superagentPrefix") {
    const url = optionValue(state, "url") ?? unknown;
    const base = optionValue(plugin.state, "base");
    const at = { start: 0, end: 0 };
    put(state, "url", joinedUrl(base, url, at, run), at, run);
  } else run.open(state, 0);
}

/** `request.url`, which plugins read and replace, and its method. */
export function memberOfChain({ state }: Native, name: string): Value | undefined {
  return name === "url" || name === "method" ? optionValue(state, name) : undefined;
}

/** `request.url = base + request.url`. */
export function assignToChain(of: Native, name: string, entry: Entry, run: Run): boolean {
  if (name !== "url" || of.state === undefined) return false;
  put(of.state, "url", entry.value, entry.valueSpan, run);
  return true;
}

/** superagent-prefix: a plugin that puts a base before paths. */
export function callSuperagentPrefix({ args }: Call, run: Run): Native {
  const state = run.thing([]);
  const [base] = args;
  if (base !== undefined) put(state, "base", base.value, base.span, run);
  return { kind: "native", path: "superagentPrefix", state };
}

function putHeaders(state: Thing, headers: Thing, { args, at, self }: Call, run: Run): void {
  const [key, value] = args;
  const pairs = pairsIn(key?.value);
  if (pairs !== undefined) {
    // A `Headers` has no own properties that `set` could copy.
    put(state, "lost", pairs, at, run);
    return;
  }
  if (key?.value.kind === "thing") {
    spread(headers, key.value, run);
    run.lost.copied(key.value, headers, run.call);
    return;
  }
  const name = key && nameIn(key.value);
  if (name === undefined || value === undefined) {
    putAnywhere(headers, run);
    return;
  }
  const { callee } = at;
  const start = callee.kind === "member" && self !== undefined ? callee.object.end : at.start;
  const span = { start, end: at.end };
  run.put(headers, { name, value: value.value, valueSpan: value.span, span, isSure: true });
}

function putType(headers: Thing, method: "accept" | "type", { args, at }: Call, run: Run): void {
  const [first] = args;
  const callee = at.callee.kind === "member" ? at.callee : undefined;
  if (first === undefined || callee === undefined || !isGiven(first.value)) return;
  const type = plainText(first.value);
  const known =
    type === undefined ? undefined : (shortTypes[type] ?? (type.includes("/") ? type : undefined));
  const value = known === undefined ? unknown : textOf(writtenAt(known, first.span));
  const name = writtenAt(method === "accept" ? "Accept" : "Content-Type", callee.nameSpan);
  const span = { start: callee.object.end, end: at.end };
  run.put(headers, { name, value, valueSpan: first.span, span, isSure: true });
}
