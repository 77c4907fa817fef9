import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, unknown, type Entry, type Native, type Value } from "../machine/values.ts";

/** The path of a place where each thread, or each request that is answered, keeps what is its own. */
const ownStore = "ownStore";

/** `threading.local()`. */
export function newStore(run: Run): Native {
  return { kind: "native", path: ownStore, state: run.thing([]) };
}

/** `flask.g`: one for the whole file. */
export function sharedStore(run: Run): Native {
  const state = run.shared.get(ownStore) ?? run.thing([]);
  run.shared.set(ownStore, state);
  return { kind: "native", path: ownStore, state };
}

/** What it holds under a name; somebody else may have kept something there. */
export function heldInStore({ path, state }: Native, name: string): Value | undefined {
  if (path !== ownStore || state === undefined) return undefined;
  return entryOf(state, name)?.value ?? unknown;
}

/** Whether nobody has kept anything there yet: who asks first keeps it. */
export function lacksInStore({ path, state }: Native, name: string): boolean {
  return path === ownStore && state !== undefined && entryOf(state, name) === undefined;
}

/** What one thread keeps no other one finds: nothing of it is left behind for other functions. */
export function keepInStore({ path, state }: Native, entry: Entry, run: Run): boolean {
  if (path !== ownStore || state === undefined) return false;
  if (!run.isSilent) put(state, entry.name.text, entry.value, entry.valueSpan, run);
  return true;
}
