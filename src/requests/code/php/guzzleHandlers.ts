import { put } from "../making.ts";
import type { Call, Run } from "../run.ts";
import { entryOf, isNothing, unknown, type Native, type Value } from "../values.ts";
import { argument } from "./phpCall.ts";

/** Middleware of Guzzle that leaves the headers of requests as they are. */
const harmless = new Set("retry log history httpErrors redirect cookies tap prepareBody".split(" "));

/** Middleware that does nothing to headers. */
const idle: Value = { kind: "native", path: "idleMiddleware" };

/** `Middleware::retry(…)` and its like; any other may do anything. */
export function callMiddleware(method: string): Value {
  return harmless.has(method) ? idle : unknown;
}

/** `HandlerStack::create()`, `new HandlerStack()`. */
export function newStack(call: Call, run: Run): Native {
  const made: Native = { kind: "native", path: "guzzleStack", state: run.thing([]) };
  const handler = argument(call, 0, "handler")?.value;
  if (handler !== undefined && !isNothing(handler) && !isIdle(handler)) changes(made, run);
  return made;
}

function changes({ state }: Native, run: Run): void {
  if (state !== undefined) put(state, "changes", idle, { start: 0, end: 0 }, run);
}

export function callStack(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const stack: Native = { kind: "native", path: "guzzleStack", ...(state ? { state } : {}) };
  const isPlacing = /^(?:push|unshift|before|after|setHandler)$/.test(method);
  const placed = argument(call, /^(?:before|after)$/.test(method) ? 1 : 0)?.value;
  if (isPlacing && !isIdle(placed)) changes(stack, run);
  return unknown;
}

function isIdle(value: Value | undefined): boolean {
  return value?.kind === "native" && /^(?:idleMiddleware|guzzleHandler)$/.test(value.path);
}

/** Whether a handler changes no headers, as far as that is to be seen. */
export function isHarmlessStack(handler: Value | undefined): boolean {
  if (handler === undefined || isNothing(handler) || isIdle(handler)) return true;
  if (handler.kind !== "native" || handler.path !== "guzzleStack") return false;
  const { state } = handler;
  return state !== undefined && !state.shape.value.isOpen && entryOf(state, "changes") === undefined;
}
