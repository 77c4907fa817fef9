import { put } from "../clients/making.ts";
import { either } from "../machine/values/either.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import {
  entryOf,
  isNothing,
  nothing,
  unknown,
  type Native,
  type Value,
} from "../machine/values/values.ts";
import { isLent } from "./lent.ts";

/** The path of what `createContext` makes. */
export const contextPath = "reactContext";

/** What its state keeps: what the context has where nobody provides anything, and what is provided. */
const [first, provided] = ["first", "provided"];

/** `createContext(null)`. */
export function newContext({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [given] = args;
  if (given !== undefined) put(state, first, given.value, at, run);
  return { kind: "native", path: contextPath, state };
}

/** `<Context.Provider value={api}>`: until all functions have been followed, what each provides is gathered. */
export function callContext(method: string, { state, args, at }: Call, run: Run): Value {
  const [given] = args;
  if (method !== "Provider" || state === undefined || given === undefined || run.hasGathered)
    return unknown;
  const before = entryOf(state, provided)?.value;
  const value = before === undefined ? given.value : either(before, given.value);
  put(state, provided, value, at, run);
  return unknown;
}

/** `useContext(Context)`: what the file provides, unless other files may provide something else. */
export function valueOfContext(of: Value | undefined): Value {
  const state = of?.kind === "native" && of.path === contextPath ? of.state : undefined;
  if (state === undefined || state.shape.value.isOpen || isLent(state)) return unknown;
  const own = entryOf(state, first)?.value ?? nothing;
  const given = entryOf(state, provided)?.value;
  if (isPlaceholder(own)) return given ?? unknown;
  return given === undefined ? own : either(given, own);
}

/** Whether a context has nothing until something is provided: `createContext(null)`, `createContext({})`. */
function isPlaceholder(own: Value): boolean {
  return isNothing(own) || (own.kind === "thing" && own.shape.value.entries.length === 0);
}
