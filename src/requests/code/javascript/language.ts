import { fillable } from "../machine/classes/extensionPoints.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { isJson, jsonOf } from "../clients/bodies.ts";
import { encoded } from "../clients/urls.ts";
import { isNothing, entryOf, nothing, unknown, type Value } from "../machine/values/values.ts";
import { callAbortSignal } from "./abortSignal.ts";
import { callHeaders, newMap, pairsIn, pairsOf } from "./clients/headersObject.ts";
import { callRegex, newRegex } from "./regexes.ts";
import { callInstanceof, callTypeof, isArray } from "./kinds.ts";
import { lendAll } from "./lent.ts";
import { callWith, copyOf } from "./listMethods.ts";
import { asTruth } from "./methods.ts";
import { formatted } from "./textMethods.ts";
import { callContext, contextPath, newContext, valueOfContext } from "./reactContext.ts";
import { holderOf } from "./vue.ts";

type Calling = (method: string, call: Call, run: Run) => Value | undefined;

/** Built-ins of the language, and functions that pass on what they are given. */
export const languageCalls: Readonly<Record<string, Calling>> = {
  JSON: callJson,
  console: () => unknown,
  encode: (_, { args }) => {
    const [first] = args;
    return first?.value.kind === "text" && plainText(first.value) !== undefined
      ? encoded(first.value)
      : unknown;
  },
  instanceof: callInstanceof,
  export: callExport,
  typeof: callTypeof,
  answer: () => unknown,
  String: (method, { args }) => (method === "" ? (args[0]?.value ?? unknown) : unknown),
  Boolean: (_, { args }) => asTruth(args[0]?.value),
  Promise: callPromise,
  Map: callMap,
  Array: callArray,
  Set: (method, { args: [first] }) => (method === "" ? setOf(first?.value ?? nothing) : unknown),
  AbortSignal: callAbortSignal,
  RegExp: (method, call, run) => (method === "" ? newRegex(call, run) : unknown),
  regex: callRegex,
  format: (_, call, run) => formatted(call, run),
  util: (method, call, run) => {
    if (method === "promisify") return call.args[0]?.value;
    return method === "format" ? formatted(call, run) : unknown;
  },
  // Functions that return their argument, perhaps registered somewhere.
  same: (_, { args }) => args[0]?.value ?? unknown,
  react: callReact,
  [contextPath]: callContext,
  swr: callSwr,
};

/** An export: other files may add a token to a client. */
function callExport(_: string, { args, at }: Call, run: Run): Value {
  for (const { value } of args) lendAll(value, at, run);
  return unknown;
}

function callJson(method: string, { args }: Call, run: Run): Value {
  const [first, replacer] = args;
  if (method === "stringify") {
    // A replacer function may change any value.
    return isNothing(replacer?.value ?? nothing)
      ? jsonOf(shownAsJson(first?.value, run))
      : jsonOf(undefined);
  }
  const held = isJson(first?.value) ? first.value.state : undefined;
  return method === "parse" && held !== undefined
    ? run.thing(held.shape.value.entries, { isOpen: held.shape.value.isOpen })
    : unknown;
}

/** The value that JSON contains for an object with `toJSON`. */
function shownAsJson(value: Value | undefined, run: Run): Value | undefined {
  if (value?.kind !== "thing") return value;
  const own = entryOf(value, "toJSON")?.value;
  const method =
    own?.kind === "function" ? own : value.type && methodOf(value.type, "toJSON", value);
  return method === undefined ? value : invoke(method, [], run);
}

function callPromise(method: string, { args }: Call): Value {
  const [first] = args;
  if (method === "resolve") return first?.value ?? nothing;
  return method === "all" && first?.value.kind === "list" ? first.value : unknown;
}

function callMap(method: string, call: Call, run: Run): Value | undefined {
  if (method === "") return newMap(call, run);
  if (method === "get" || method === "has") {
    const value = callHeaders(method, call, run);
    return value?.kind === "constant" && value.value === null ? nothing : value;
  }
  if (method === "clear" && call.state !== undefined) {
    run.journal.set(call.state.shape, { entries: [], isOpen: false });
    return nothing;
  }
  const value = callHeaders(method, call, run);
  return method === "set" ? (call.self ?? value) : value;
}

/** A set as a list of its items. */
function setOf(items: Value): Value {
  if (isNothing(items)) return { kind: "list", items: [], isComplete: true };
  return items.kind === "list" ? copyOf(items) : unknown;
}

function callArray(method: string, { args }: Call): Value {
  const [first] = args;
  if (method === "isArray") return isArray(first?.value);
  if (method !== "from" || args.length > 1) return unknown;
  const pairs = pairsIn(first?.value);
  if (pairs !== undefined) return pairsOf(pairs);
  return first?.value.kind === "list" ? copyOf(first.value) : unknown;
}

/** React hooks that return their argument, or the result of calling it. */
function callReact(method: string, call: Call, run: Run): Value | undefined {
  const { args, at } = call;
  const [first] = args;
  if (method === "createContext") return newContext(call, run);
  if (method === "useContext" || method === "use") return valueOfContext(first?.value);
  if (method === "useRef")
    return holderOf("current", fillable(first?.value ?? unknown, run), at, run);
  if (/^(?:useCallback|cache|memo|useEvent)$/.test(method)) return first?.value ?? unknown;
  return method === "useMemo" && first !== undefined ? made(first.value, run) : undefined;
}

/** What a hook keeps: it is made before anything is done with it, so that the silent pass follows that, too. */
function made(by: Value, run: Run): Value {
  const wasMaking = run.isMaking;
  run.isMaking ||= run.isSilent;
  const value = callWith(by, [], run);
  run.isMaking = wasMaking;
  return value;
}

/** `useSWR(key, fetcher)`: the fetcher is called with the key. */
function callSwr(_: string, { args }: Call, run: Run): Value {
  const [key, fetcher] = args;
  if (key === undefined || fetcher === undefined) return unknown;
  const given = key.value.kind === "function" ? callWith(key.value, [], run) : key.value;
  callWith(fetcher.value, [given], run);
  return unknown;
}
