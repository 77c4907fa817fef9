import { put } from "../../clients/making.ts";
import { either } from "../../machine/values/either.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { functionIn } from "../callbacks.ts";
import { argument } from "../phpCall.ts";

/** Guzzle's middleware that does not change headers. */
const harmless = new Set(
  "retry log history httpErrors redirect cookies tap prepareBody mapResponse".split(" "),
);

const nowhere = { start: 0, end: 0 };

/** A middleware without effect on headers. */
const idle: Value = { kind: "native", path: "idleMiddleware" };

/** `Middleware::retry(…)` and others; `mapRequest` applies its function. */
export function callMiddleware(method: string, call: Call, run: Run): Value {
  if (harmless.has(method)) return idle;
  const code = functionIn(argument(call, 0, "fn")?.value, run);
  if (method !== "mapRequest" || code === undefined) return unknown;
  run.taken.add(code);
  const state = run.thing([]);
  put(state, "maps", code, nowhere, run);
  return { kind: "native", path: "mapMiddleware", state };
}

/** `HandlerStack::create()`, `new HandlerStack()`. */
export function newStack(call: Call, run: Run): Native {
  const made: Native = { kind: "native", path: "guzzleStack", state: run.thing([]) };
  const handler = argument(call, 0, "handler")?.value;
  if (handler !== undefined && !isNothing(handler) && !isIdle(handler)) add(made, unknown, run);
  return made;
}

function add({ state }: Native, step: Value, run: Run): void {
  if (state === undefined) return;
  put(state, `step ${state.shape.value.entries.length}`, step, nowhere, run);
}

export function callStack(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const stack: Native = { kind: "native", path: "guzzleStack", ...(state ? { state } : {}) };
  if (method === "remove" && !isDefault(argument(call, 0)?.value)) add(stack, unknown, run);
  if (!/^(?:push|unshift|before|after|setHandler)$/.test(method)) return unknown;
  const placed = argument(call, /^(?:before|after)$/.test(method) ? 1 : 0)?.value ?? unknown;
  if (isIdle(placed)) return unknown;
  const code = functionIn(placed, run);
  if (code !== undefined) run.taken.add(code);
  add(stack, code ?? placed, run);
  return unknown;
}

/** Names of steps that each stack has by default, which set no such headers. */
function isDefault(name: Value | undefined): boolean {
  return /^(?:http_errors|allow_redirects|cookies|prepare_body)$/.test(plainText(name) ?? "");
}

function isIdle(value: Value | undefined): boolean {
  return value?.kind === "native" && /^(?:idleMiddleware|guzzleHandler)$/.test(value.path);
}

/** The steps of a handler, in order; undefined if not known. */
export function stepsOf(handler: Value | undefined): readonly Value[] | undefined {
  if (handler === undefined || isNothing(handler) || isIdle(handler)) return [];
  if (handler.kind !== "native" || handler.path !== "guzzleStack") return undefined;
  const { entries = [], isOpen = true } = handler.state?.shape.value ?? {};
  const isKnown = ({ kind }: Value): boolean => kind === "function" || kind === "native";
  const isSure = entries.every((entry) => entry.isSure && isKnown(entry.value));
  return isOpen || !isSure ? undefined : entries.map(({ value }) => value);
}

/** The function in a `Middleware::mapRequest`; undefined for other steps. */
export function mapOf(step: Value): Value | undefined {
  const state = step.kind === "native" && step.path === "mapMiddleware" ? step.state : undefined;
  return state && entryOf(state, "maps")?.value;
}

/** The handler after a step; its state keeps the request that the step passes on. */
export function nextHandler(run: Run): { readonly handler: Native; readonly state: Thing } {
  const state = run.thing([]);
  return { handler: { kind: "native", path: "guzzleNext", state }, state };
}

export function callNext(call: Call, run: Run): Value {
  const request = argument(call, 0, "request");
  if (call.state !== undefined && request !== undefined) {
    // A step may pass on one of several requests.
    const before = entryOf(call.state, "request")?.value;
    const value = before === undefined ? request.value : either(before, request.value);
    put(call.state, "request", value, request.span, run);
  }
  return { kind: "native", path: "answer" };
}
