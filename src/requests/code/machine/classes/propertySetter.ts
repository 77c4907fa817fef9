import { ownName } from "./hiddenMembers.ts";
import { invoke } from "../calls/invoke.ts";
import type { Run } from "../run.ts";
import { keepInside } from "../values/zeros.ts";
import type { ClassValue, Entry, FunctionValue, Thing, Value } from "../values/values.ts";

/** The class's setter for a property. */
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

/** Setters of single objects, outside any class. */
const ownSetters = new WeakMap<Thing["shape"], Map<string, FunctionValue>>();

/** Defines a setter on one object: `{ set token(value) { … } }`. */
export function putSetter({ shape }: Thing, name: string, setter: FunctionValue): void {
  const known = ownSetters.get(shape) ?? new Map<string, FunctionValue>();
  ownSetters.set(shape, known.set(name, setter));
}

/** The setter for a name that was defined on the object itself. */
export function ownSetterOf({ shape }: Thing, name: string): FunctionValue | undefined {
  return ownSetters.get(shape)?.get(name);
}

/** Sets a member, through the class's setter where there is one. */
export function setMember(thing: Thing, entry: Entry, run: Run): void {
  const { name } = entry;
  const own = ownName(thing, name.text, run);
  const setter = own === name.text ? setterOf(thing.type, own, thing) : undefined;
  keepInside(thing, entry, run);
  if (setter === undefined || run.calls.isFollowing(setter.code))
    run.put(thing, { ...entry, name: { ...name, text: own } });
  else invoke(setter, [{ value: entry.value, span: entry.valueSpan }], run);
}
