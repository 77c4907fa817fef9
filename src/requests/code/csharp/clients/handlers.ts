import { invoke } from "../../machine/calls/invoke.ts";
import { goesOut, has, put, putChanges, send } from "../../clients/making.ts";
import { memberOf } from "../../machine/classes/members.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** .NET's message handlers, which pass requests on or send them. */
export const handlerClasses: ReadonlySet<string> = new Set([
  ...["DelegatingHandler", "HttpMessageHandler", "MessageProcessingHandler"],
  ...["HttpClientHandler", "SocketsHttpHandler", "WinHttpHandler", "WebRequestHandler"],
]);

/** `new HttpClientHandler { Credentials = … }`. */
export function newHandler({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  for (const { name = "", value, span } of args) {
    if (/^(?:Credentials|UseDefaultCredentials)$/.test(name) && !isNothing(value))
      put(state, "authorized", unknown, span, run);
    if (name === "InnerHandler") put(state, name, value, at, run);
  }
  return { kind: "native", path: "handler", state };
}

/** Adds a handler to a client: one of .NET, one of the file, or an unknown one, which may do anything. */
export function putHandler(client: Thing, { value, span }: Arg, run: Run): void {
  if (isNothing(value)) return;
  if (isMock(run.source(span))) {
    put(client, "answered", unknown, span, run);
    return;
  }
  const known = optionValue(client, "handlers");
  const items = known?.kind === "list" ? known.items : [];
  put(client, "handlers", { kind: "list", items: [...items, value], isComplete: true }, span, run);
}

/** Whether a handler is a mock, judging by its name. */
function isMock(source: string): boolean {
  return /mock|fake|stub|dummy/i.test(source.slice(0, 200));
}

/** The client and the call through which a request is sent. */
interface Way {
  readonly sender: Thing;
  readonly call: Call;
  /** No other handler of the client comes behind it. */
  readonly isLast: boolean;
}

/** The way of the message that a handler of the file has been given, where what it passes on is sent as it is. */
const ways = new WeakMap<Run, Way | undefined>();

/** Runs a message through handlers, in order. */
export function handle(
  handlers: readonly Value[],
  message: Native,
  way: Omit<Way, "isLast">,
  run: Run,
): void {
  const { state } = message;
  const { sender, call } = way;
  if (handlers.length === 0 || state === undefined || run.isSilent) return;
  // Handlers see the client's default headers merged into the message.
  const headers = run.thing([], { foldsCase: true });
  for (const each of [sender, state]) spread(headers, optionValue(each, "headers") ?? unknown, run);
  put(state, "headers", headers, call.at, run);
  put(sender, "headers", run.thing([], { foldsCase: true }), call.at, run);
  for (const [index, handler] of handlers.entries()) {
    pass(handler, message, { ...way, isLast: index === handlers.length - 1 }, run);
  }
}

const deepest = 4;

function pass(handler: Value, message: Native, way: Way, run: Run, depth = 0): void {
  const { sender, call } = way;
  const { state } = message;
  if (isNothing(handler) || state === undefined) return;
  const isOwn = handler.kind === "native" && handler.path === "handler";
  if (isOwn && has(handler.state, "authorized")) put(state, "authorized", unknown, call.at, run);
  if (isOwn && !has(handler.state, "InnerHandler")) return;
  if ((!isOwn && handler.kind !== "thing") || depth > deepest) {
    putChanges(sender, run);
    return;
  }
  const of = handler.kind === "native" ? handler.state : handler;
  const inner = of && entryOf(of, "InnerHandler")?.value;
  const isLast = way.isLast && (inner === undefined || isEnd(inner));
  if (handler.kind === "thing" && !process(handler, message, { ...way, isLast }, run))
    putChanges(sender, run);
  if (inner !== undefined) pass(inner, message, way, run, depth + 1);
}

/** Whether it is one of .NET's handlers that send. */
function isEnd(handler: Value): boolean {
  if (handler.kind === "native") {
    return handler.path === "handler" && !has(handler.state, "InnerHandler");
  }
  return isNothing(handler);
}

/** Runs a handler's `SendAsync`; false if its class is not in the file. */
function process(handler: Thing, message: Native, way: Way, run: Run): boolean {
  const { call } = way;
  const { at } = call;
  const { state } = message;
  const span = { start: at.start, end: at.end };
  const method = memberOf(handler, "SendAsync", run);
  if (state === undefined) return false;
  if (method?.kind !== "function") return prepare(handler, message, call, run);
  run.take(state, "forwarded");
  put(state, "passing", unknown, span, run);
  const args = [message, unknown].map((value) => ({ value, span }));
  const around = ways.get(run);
  ways.set(run, way.isLast ? way : undefined);
  invoke(method, args, run);
  ways.set(run, around);
  // Whatever it was passed to, the next handler gets it before it is sent.
  for (const name of ["passing", "sent"]) run.take(state, name);
  // A handler that does not pass it on answers it itself.
  if (!has(state, "forwarded") && !state.shape.value.isOpen)
    put(state, "answered", unknown, span, run);
  return true;
}

/** Runs the `ProcessRequest` of a `MessageProcessingHandler`, whose result is passed on. */
function prepare(handler: Thing, message: Native, { at }: Call, run: Run): boolean {
  const method = memberOf(handler, "ProcessRequest", run);
  const base = baseOf(handler);
  if (method?.kind !== "function" || base !== "MessageProcessingHandler") return base !== undefined;
  const span = { start: at.start, end: at.end };
  const args = [message, unknown].map((value) => ({ value, span }));
  const given = invoke(method, args, run);
  return given.kind === "native" && given.state === message.state;
}

/** The library class at the end of a handler's base classes. */
function baseOf({ type }: Thing): string | undefined {
  let base: Value | undefined = type;
  while (base?.kind === "class") ({ base } = base);
  return base?.kind === "native" && handlerClasses.has(base.path) ? base.path : undefined;
}

/** `base.SendAsync(message)`: passes the message on; headers set afterwards come too late. */
export function forward({ state }: Native, call: Call, run: Run): void {
  const { at } = call;
  if (state === undefined) return;
  const span = { start: at.start, end: at.end };
  put(state, "forwarded", unknown, span, run);
  const way = ways.get(run);
  if (has(state, "passing")) goesOut(state, span, run);
  // Another message in its place: the client adds nothing to that.
  else if (way !== undefined)
    send(state, { kind: "native", path: "client", state: way.sender }, call, run);
}
