import { entryOf, isNothing, type Thing, type Value } from "../machine/values/values.ts";

/** The value of an entry of a client's state. */
export function keptValue(state: Thing | undefined, name: string): Value | undefined {
  return state === undefined ? undefined : entryOf(state, name)?.value;
}

/** The same, if it is an object. */
export function keptThing(state: Thing | undefined, name: string): Thing | undefined {
  const value = keptValue(state, name);
  return value?.kind === "thing" ? value : undefined;
}

/** Whether an option is set, and not to `null`. */
export function isGiven(value: Value | undefined): value is Value {
  return value !== undefined && !isNothing(value);
}

/** The response of a request. */
export const answer: Value = { kind: "native", path: "answer" };
