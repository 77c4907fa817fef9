import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, unknown, type Entry, type Native, type Value } from "../machine/values/values.ts";

/** The path of a store that is separate for each thread or request. */
const ownStore = "ownStore";

/** `threading.local()`. */
export function newStore(run: Run): Native {
  return { kind: "native", path: ownStore, state: run.thing([]) };
}

/** `flask.g`, one for the whole file. */
export function sharedStore(run: Run): Native {
  const state = run.shared.get(ownStore) ?? run.thing([]);
  run.shared.set(ownStore, state);
  return { kind: "native", path: ownStore, state };
}

/** The value under a name; code outside the file may have set one. */
export function heldInStore({ path, state }: Native, name: string): Value | undefined {
  if (path !== ownStore || state === undefined) return undefined;
  return entryOf(state, name)?.value ?? unknown;
}

/** Whether nothing is stored under a name yet, so that lazy initialization fills it. */
export function lacksInStore({ path, state }: Native, name: string): boolean {
  return path === ownStore && state !== undefined && entryOf(state, name) === undefined;
}

/** Stores a value; not in the silent pass, since other threads do not see it. */
export function keepInStore({ path, state }: Native, entry: Entry, run: Run): boolean {
  if (path !== ownStore || state === undefined) return false;
  if (!run.isSilent) put(state, entry.name.text, entry.value, entry.valueSpan, run);
  return true;
}
