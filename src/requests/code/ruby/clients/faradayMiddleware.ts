import { nativeBase } from "../../machine/classes/bases.ts";
import { construct } from "../../machine/classes/construct.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type ClassValue,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { copyOf } from "../hashHeaders.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { isOpenState, positional } from "../rubyCall.ts";
import { uriOf } from "../uri.ts";

/** Middleware that adds only headers known here. */
const knownMiddleware = new Set([
  ...["json", "url_encoded", "multipart", "retry", "instrumentation", "gzip", "curl"],
]);

const nowhere = { start: 0, end: 0 };

/** The rest of the stack, which middleware passes requests on to. */
const app: Native = { kind: "native", path: "faradayApp" };

/** `connection.use Class, …`, `connection.request :name, …`; unknown middleware may do anything. */
export function useMiddleware(state: Thing, call: Call, run: Run): void {
  const [first, ...rest] = positional(call);
  const name = plainText(first?.value);
  const isRequest = call.path.endsWith(".request");
  const type = name === undefined ? first?.value : registered(name, run);
  if (type?.kind === "class") {
    const made = madeOf(type, { ...call, args: rest }, run);
    const before = middlewareOf(state);
    if (made !== undefined && before.kind === "list") {
      const items = [...before.items, made];
      put(state, "middleware", { ...before, items }, nowhere, run);
      return;
    }
  } else if (isRequest && name !== undefined && knownMiddleware.has(name)) {
    if (name === "json" || name === "url_encoded") encodeBy(name, state, run);
    return;
  } else if (!isRequest && isOwnMiddleware(call, run)) return;
  run.open(state);
}

/** The entry of a connection with the middleware that encodes bodies; the first one counts. */
export const encodes = "encodes";

export function encodeBy(name: "json" | "url_encoded", state: Thing, run: Run): void {
  if (keptValue(state, encodes) !== undefined) return;
  const text = {
    kind: "text",
    written: { text: name, runs: [] },
    others: [],
    isSure: true,
  } as const;
  put(state, encodes, text, nowhere, run);
}

/** Whether it is Faraday's own middleware for responses, or handled elsewhere. */
function isOwnMiddleware(call: Call, run: Run): boolean {
  const [first] = positional(call);
  const shown = first === undefined ? "" : run.source(first.span);
  return /^(?:Faraday::(?:Response|FollowRedirects|Retry|HttpCache)\b|:instrumentation)/.test(
    shown,
  );
}

/** An instance of a middleware class of the file; undefined if it may do more than the file shows. */
function madeOf(type: ClassValue, { args }: Call, run: Run): Thing | undefined {
  const base = nativeBase(type)?.path;
  const isFaradays = base !== undefined && /^Faraday\.(?:\w+\.)?Middleware$/.test(base);
  if (!isFaradays && type.base !== undefined) return undefined;
  const hasMaker = methodOf(type, type.code.constructorName, undefined) !== undefined;
  const made = construct(type, hasMaker ? [{ value: app, span: nowhere }, ...args] : [], run);
  if (!isFaradays) return made;
  const options = hasMaker ? undefined : args[0]?.value;
  for (const name of ["app", "@app"]) put(made, name, app, nowhere, run);
  if (!isGiven(options)) return made;
  for (const name of ["options", "@options"]) put(made, name, options, nowhere, run);
  return made;
}

/** A connection's middleware; unknown if not certain. */
function middlewareOf(connection: Thing): Value {
  const entry = entryOf(connection, "middleware");
  if (entry === undefined) return { kind: "list", items: [], isComplete: true };
  return entry.isSure ? entry.value : unknown;
}

/** Headers after all middleware; false if not known. */
export function throughMiddleware(
  connection: Thing,
  { request, url }: { readonly request: Thing; readonly url: Value },
  run: Run,
): { readonly headers: Thing | undefined; readonly isKnown: boolean } {
  let headers = keptThing(request, "headers");
  const middleware = middlewareOf(connection);
  if (middleware.kind !== "list" || !middleware.isComplete) return { headers, isKnown: false };
  if (headers === undefined) return { headers, isKnown: true };
  for (const each of middleware.items) {
    const state = run.thing([]);
    put(state, "headers", copyOf(headers, run), nowhere, run);
    put(state, "url", uriOf(url, nowhere, run), nowhere, run);
    const method = each.kind === "thing" ? calledIn(each) : "unknown";
    if (method === "unknown") return { headers, isKnown: false };
    if (method === undefined) continue;
    invoke(method, [{ value: { kind: "native", path: "faradayEnv", state }, span: nowhere }], run);
    headers = keptThing(state, "handedOn") ?? keptThing(state, "headers");
    if (headers === undefined || isOpenState(state)) return { headers, isKnown: false };
  }
  return { headers, isKnown: true };
}

/** The method that Faraday calls on a middleware before sending; undefined if the file defines none. */
function calledIn(middleware: Thing): FunctionValue | "unknown" | undefined {
  const { type } = middleware;
  if (type === undefined) return "unknown";
  const method = methodOf(type, "call", middleware) ?? methodOf(type, "on_request", middleware);
  if (method !== undefined) return method;
  return nativeBase(type) === undefined ? "unknown" : undefined;
}

/** `@app.call(env)`: headers set afterwards come too late. */
export function callFaradayApp(_: string, { args }: Call, run: Run): Value {
  const [env] = args;
  const state = env?.value.kind === "native" ? env.value.state : undefined;
  const headers = keptThing(state, "headers");
  if (state !== undefined && headers !== undefined && keptValue(state, "handedOn") === undefined) {
    put(state, "handedOn", copyOf(headers, run), nowhere, run);
  }
  return answer;
}

/** `env.request_headers` and other members of an env. */
export function callFaradayEnv(method: string, { state }: Pick<Call, "state">): Value {
  if (method === "url") return keptValue(state, "url") ?? unknown;
  return method === "request_headers" && state !== undefined
    ? { kind: "native", path: "faraday.headers", state }
    : unknown;
}

/** `env[:request_headers]`. */
export function itemOfFaradayEnv({ state }: Native, { value }: Arg): Value {
  return callFaradayEnv(plainText(value) ?? "", { state });
}

/** `Faraday::Request.register_middleware name: Class`, or with `-> { Class }`. */
export function registerMiddleware(call: Call, run: Run): Value {
  const [first, second] = positional(call);
  const names = run.shared.get("faradayMiddleware") ?? run.thing([]);
  run.shared.set("faradayMiddleware", names);
  const name = plainText(first?.value);
  if (name !== undefined && second !== undefined) put(names, name, second.value, call.at, run);
  if (first?.value.kind === "thing") {
    for (const entry of first.value.shape.value.entries) run.put(names, entry);
  }
  return answer;
}

function registered(name: string, run: Run): Value | undefined {
  const value = keptValue(run.shared.get("faradayMiddleware"), name);
  return value?.kind === "function" ? invoke(value, [], run) : value;
}
