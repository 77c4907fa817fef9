import { put } from "../clients/making.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "../clients/sending.ts";
import { entryOf, unknown, type Native, type Value } from "../machine/values/values.ts";

/** Methods of dictionaries and lists that change them. */
const changing =
  /^(?:update|extend|add|append|insert|setdefault|pop|popitem|clear|remove|reverse|sort|__(?:set|del)item__)$/;

const path = "bound";

/** The state's entry with the object that the method belongs to. */
const owner = "self";

/** A method that is read without being called: whoever gets it may change its object. */
export function boundMethod(of: Value, name: string, run: Run): Native | undefined {
  const isPlain = of.kind === "list" || (of.kind === "thing" && of.type === undefined);
  if (!isPlain || !changing.test(name)) return undefined;
  if (of.kind === "thing" && entryOf(of, name) !== undefined) return undefined;
  const state = run.thing([]);
  put(state, owner, of, { start: 0, end: 0 }, run);
  return { kind: "native", path: `${path}.${name}`, state };
}

/** Whether a value is such a method. */
export function isBound(value: Value | undefined): value is Native {
  return value?.kind === "native" && value.path.startsWith(`${path}.`);
}

/** `put = headers.update`, then `put({…})`. */
export function callBound(method: string, call: Call, run: Run): Value | undefined {
  const self = optionValue(call.state, owner);
  if (self === undefined) return unknown;
  const value = run.library.method({ ...call, path: method, self, state: undefined }, run);
  if (value === undefined) run.open(self);
  return value;
}
