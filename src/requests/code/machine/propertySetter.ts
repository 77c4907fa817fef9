import { invoke } from "./invoke.ts";
import type { Run } from "./run.ts";
import type { ClassValue, Entry, FunctionValue, Thing, Value } from "./values.ts";

/** The method that takes what is assigned to a name. */
export function setterOf(
  type: ClassValue | undefined,
  name: string,
  self: Value,
): FunctionValue | undefined {
  const code = type?.code.methods.find(
    (method) => method.isSetter === true && method.name === name,
  );
  if (type === undefined) return undefined;
  if (code !== undefined) return { kind: "function", code, scope: type.scope, self, home: type };
  return type.base?.kind === "class" ? setterOf(type.base, name, self) : undefined;
}

/** The functions that take what single objects are assigned under a name. */
const ownSetters = new WeakMap<Thing["shape"], Map<string, FunctionValue>>();

/** Has a function take what an object is assigned under a name: `{ set token(value) { … } }`. */
export function putSetter({ shape }: Thing, name: string, setter: FunctionValue): void {
  const known = ownSetters.get(shape) ?? new Map<string, FunctionValue>();
  ownSetters.set(shape, known.set(name, setter));
}

/** The function that takes what an object is assigned under a name. */
export function ownSetterOf({ shape }: Thing, name: string): FunctionValue | undefined {
  return ownSetters.get(shape)?.get(name);
}

/** Gives an object a value under a name: to the method that takes it, where there is one. */
export function setMember(thing: Thing, entry: Entry, run: Run): void {
  const setter = setterOf(thing.type, entry.name.text, thing);
  if (setter === undefined || run.calls.isFollowing(setter.code)) run.put(thing, entry);
  else invoke(setter, [{ value: entry.value, span: entry.valueSpan }], run);
}
