import type { ClassCode, FunctionCode } from "../../declarations.ts";

const known = new WeakMap<ClassCode, ReadonlyMap<string | undefined, readonly FunctionCode[]>>();

/** The methods of a class with this name, in their order; indexed once, so that long classes stay fast. */
export function methodsNamed(type: ClassCode, name: string | undefined): readonly FunctionCode[] {
  return (known.get(type) ?? byName(type)).get(name) ?? [];
}

function byName(type: ClassCode): ReadonlyMap<string | undefined, readonly FunctionCode[]> {
  const found = new Map<string | undefined, FunctionCode[]>();
  for (const method of type.methods) {
    const others = found.get(method.name);
    if (others === undefined) found.set(method.name, [method]);
    else others.push(method);
  }
  known.set(type, found);
  return found;
}
