import { either } from "../machine/values/either.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { appState, clickContext } from "./signs.ts";

/** The path of a store in which a framework keeps objects for the whole application. */
const store = "appStore";

/** The path of the context that click and Typer pass from command to command. */
const context = "clickContext";

/** The store behind one of the reader's made-up names; one for the whole file. */
export function storeNamed(name: string, run: Run): Native | undefined {
  if (name === appState) return { kind: "native", path: store, state: sharedIn(run, store) };
  if (name !== clickContext) return undefined;
  return { kind: "native", path: context, state: sharedIn(run, context) };
}

function sharedIn(run: Run, name: string): Thing {
  const state = run.shared.get(name) ?? run.thing([]);
  run.shared.set(name, state);
  return state;
}

const methods = /^(?:get|setdefault|find_object|ensure_object)$/;

/** The value under a name in a store, which code outside the file may have set as well. */
export function heldInApp(of: Native, name: string, run: Run): Value | undefined {
  if (of.state === undefined) return undefined;
  const entry = entryOf(of.state, name);
  if (entry === undefined && methods.test(name)) return undefined;
  if (of.path === store) return heldAs(of.state, name);
  if (of.path !== context) return undefined;
  if (name !== "obj") return unknown;
  const state = sharedIn(run, "click's items");
  return entry === undefined ? { kind: "native", path: store, state } : heldAs(of.state, name);
}

function heldAs(state: Thing, name: string): Value {
  const entry = entryOf(state, name);
  if (entry === undefined) return unknown;
  // Reading a client implies that it is there.
  const isMade = /^(?:native|thing|function)$/.test(entry.value.kind);
  return entry.isSure || isMade ? entry.value : either(entry.value, unknown);
}

/** `app.extensions["intercom"]`. */
export function itemInApp(of: Native, { value }: Arg, run: Run): Value | undefined {
  if (of.path !== store) return undefined;
  const name = plainText(value);
  return name === undefined ? unknown : heldInApp(of, name, run);
}

/** `app.state.client = …`, `ctx.obj = …`. */
export function keepInApp({ path, state }: Native, entry: Entry, run: Run): boolean {
  if (state === undefined || (path !== store && path !== context)) return false;
  run.put(state, entry);
  return true;
}

/** `app.extensions.get("intercom")`, `ctx.find_object(Api)`. */
export function callOfApp(path: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  const [first, second] = args;
  if (state === undefined) return undefined;
  switch (path) {
    case `${context}.find_object`:
    case `${context}.ensure_object`:
      return heldInApp({ kind: "native", path: context, state }, "obj", run);
    case `${store}.get`:
      return first && itemInApp({ kind: "native", path: store, state }, first, run);
    case `${store}.setdefault`: {
      const name = plainText(first?.value);
      if (first === undefined || second === undefined || name === undefined) return unknown;
      const { value, span } = second;
      const key = first.value.kind === "text" ? first.value.written : { text: name, runs: [] };
      if (entryOf(state, name) === undefined)
        run.put(state, { name: key, value, valueSpan: span, span, isSure: true });
      return heldAs(state, name);
    }
    default:
      return path.startsWith(`${store}.`) || path.startsWith(`${context}.`) ? unknown : undefined;
  }
}
