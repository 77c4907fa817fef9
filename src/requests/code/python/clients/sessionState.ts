import type { Span } from "../../../httpRequest.ts";
import { put } from "../../clients/making.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import type { Kind } from "./clients.ts";
import { dictOf } from "../dicts.ts";
import { looksLikeHeaders } from "./misplaced.ts";

/** The state of a session without settings. */
export function newState(at: Span, run: Run): Thing {
  const state = run.thing([]);
  put(
    state,
    "headers",
    run.thing([], { foldsCase: true }),
    { start: at.start, end: at.start },
    run,
  );
  return state;
}

/** A session made outside the file, whose settings are not known. */
export function openSession(path: string, run: Run): Native {
  const at = { start: 0, end: 0 };
  const state = run.thing([], { isOpen: true });
  put(state, "headers", run.thing([], { isOpen: true, foldsCase: true }), at, run);
  return { kind: "native", path, state };
}

/** Applies the constructor's arguments. */
export function configure(
  kind: Kind,
  name: string,
  state: Thing,
  args: readonly Arg[],
  at: Span,
  run: Run,
): void {
  const places = kind.sessions[name] ?? [];
  const positional = args.filter((arg) => arg.name === undefined);
  if (args.some(({ isMany }) => isMany === true)) run.open(state);
  if (/^OAuth/.test(name)) put(state, "auth", { kind: "unknown" }, at, run);
  for (const arg of args) {
    const named = arg.name ?? places[positional.indexOf(arg)];
    const given = named !== undefined && named === kind.hooks ? "event_hooks" : named;
    if (given === "headers") putHeaders(state, arg.value, run);
    else if (given !== undefined) put(state, given, arg.value, arg.span, run);
    const inside = given === "headers" ? optionValue(arg.value, "headers") : arg.value;
    if (inside !== undefined && given !== "params" && looksLikeHeaders(inside)) {
      if (given !== "headers" || inside !== arg.value)
        put(state, "misplaced", inside, arg.span, run);
    }
  }
}

/** Adds headers to those of a session; if given as a literal, that is where more can be written. */
export function putHeaders(state: Thing, given: Value, run: Run): void {
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return;
  spread(headers, dictOf(given, run), run);
  if (given.kind !== "thing") return;
  putWritten(state, given, run);
  run.lost.copied(given, headers, run.call);
}

export function putWritten(state: Thing, value: Thing, run: Run): void {
  put(state, "written", value, value.literal ?? { start: 0, end: 0 }, run);
}

/** The headers' literal will be replaced: nothing more should be written there. */
export function spoilWritten(state: Thing | undefined, run: Run): void {
  const written = optionValue(state, "written");
  if (written?.kind === "thing" && written.literal !== undefined) run.spoiled.add(written.literal);
}

/** Removes a header, including the client's default. */
export function takeHeader(headers: Thing, name: string, at: Span, run: Run): void {
  const span = { start: at.start, end: at.end };
  const value: Value = { kind: "constant", value: null };
  run.put(headers, { name: { text: name, runs: [] }, value, valueSpan: span, span, isSure: true });
}

/** The objects whose class extends a session class, by the session's state. */
const owners = new WeakMap<Thing, Thing>();

/** The session part of an object whose class extends a session class. */
export function newOwned(kind: Kind, owner: Thing, run: Run): Native {
  const state = newState({ start: 0, end: 0 }, run);
  owners.set(state, owner);
  return { kind: "native", path: kind.client, state };
}

/** The file's method that overrides one of the session's. */
export function overriding(
  state: Thing | undefined,
  name: string | undefined,
  run: Run,
): FunctionValue | undefined {
  const owner = state && owners.get(state);
  if (name === undefined || owner?.type === undefined) return undefined;
  const method = methodOf(owner.type, name, owner);
  return method?.code === run.calls.active ? undefined : method;
}
