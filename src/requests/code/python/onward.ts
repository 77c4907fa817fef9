import { put } from "../clients/making.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";
import { enteredUntil } from "./around.ts";
import { isBound } from "./boundMethods.ts";

/** Functions that call one of their arguments, and its position. */
const places: Readonly<Record<string, number>> = {
  ...{ "asyncio.to_thread": 0, to_thread: 0, submit: 0, run_sync: 0, run_in_threadpool: 0 },
  ...{ run_in_executor: 1, apply_async: 0, enter_context: 0, enter_async_context: 0 },
};

/** `asyncio.to_thread(requests.get, url)`, `pool.submit(fetch, id)`, `functools.partial(…)`. */
export function callOnward(name: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  if (name === "functools.partial") return newPartial(args, run);
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  const given = place === undefined ? undefined : args[place];
  if (place === undefined || given === undefined || given.name !== undefined) return undefined;
  if (name.startsWith("enter_")) return enteredUntil(given.value, call.at, run);
  return callValue(given.value, args.slice(place + 1), call, run);
}

/** Calls a value; undefined if it is no known function. */
function callValue(of: Value, args: readonly Arg[], call: Call, run: Run): Value | undefined {
  if (of.kind === "function") {
    run.taken.add(of);
    return invoke(of, args, run);
  }
  if (of.kind !== "native") return undefined;
  const { path, state } = of;
  return run.library.call({ ...call, path, state, self: undefined, args }, run) ?? unknown;
}

/** The function of a library and the bound arguments of each partial. */
const partials = new WeakMap<Thing, { readonly of: Value; readonly args: readonly Arg[] }>();

/** Options about how a request is sent, not what. */
const ofSending =
  /^(?:timeout|verify|stream|cert|proxies|allow_redirects|follow_redirects|ssl|max_redirects)$/;

/** Whether a value is a partial of the same session's method that binds nothing but options of sending. */
export function sendsTheSame(value: Value, session: Thing): boolean {
  const state = value.kind === "native" && value.path === "partial" ? value.state : undefined;
  const partial = state && partials.get(state);
  if (partial?.of.kind !== "native" || partial.of.state?.shape !== session.shape) return false;
  return partial.args.every(({ name }) => name !== undefined && ofSending.test(name));
}

function newPartial([of, ...args]: readonly Arg[], run: Run): Value | undefined {
  if (of === undefined) return undefined;
  if (of.value.kind === "function") {
    run.taken.add(of.value);
    return { ...of.value, given: [...(of.value.given ?? []), ...args] };
  }
  const state = run.thing([]);
  partials.set(state, { of: of.value, args });
  if (isBound(of.value)) put(state, "0", of.value, of.span, run);
  // An unknown function may change its arguments.
  if (of.value.kind !== "native") for (const { value } of args) run.open(value);
  return { kind: "native", path: "partial", state };
}

/** Calls a partial; named arguments of the call override the bound ones. */
export function callPartial(call: Call, run: Run): Value | undefined {
  const partial = call.state && partials.get(call.state);
  if (partial === undefined) return undefined;
  const names = new Set(call.args.flatMap(({ name }) => name ?? []));
  const before = partial.args.filter(({ name }) => name === undefined || !names.has(name));
  return callValue(partial.of, [...before, ...call.args], call, run);
}
