import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { nothing, unknown, type Value } from "../machine/values/values.ts";

/** The path of a trace of aiohttp. */
export const tracePath = "aiohttpTrace";

/** `aiohttp.TraceConfig()`. */
export function newTrace({ at }: Call, run: Run): Value {
  const state = run.thing([]);
  const none: Value = { kind: "list", items: [], isComplete: true };
  put(state, "starts", none, { start: at.start, end: at.start }, run);
  return { kind: "native", path: tracePath, state };
}

/** `trace.on_request_start.append(sign)`: told of a request before that is sent, with the headers it gets. */
export function callTrace(method: string, { state, args, at }: Call, run: Run): Value {
  const [first] = args;
  if (method !== "on_request_start.append" || state === undefined || first === undefined)
    return nothing;
  const held = optionValue(state, "starts");
  const items = held?.kind === "list" ? [...held.items, first.value] : [unknown];
  put(state, "starts", { kind: "list", items, isComplete: true }, at, run);
  return nothing;
}

/** The functions that a trace has for the start of a request; undefined for one that the file does not show. */
export function startsOf(trace: Value): readonly Value[] | undefined {
  if (trace.kind !== "native" || trace.path !== tracePath) return undefined;
  if (trace.state?.shape.value.isOpen !== false) return undefined;
  const held = optionValue(trace.state, "starts");
  return held?.kind === "list" && held.isComplete ? held.items : undefined;
}
