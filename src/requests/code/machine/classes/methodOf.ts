import type { ClassCode } from "../../declarations.ts";
import { methodsNamed } from "./methodsNamed.ts";
import { above } from "./mixins.ts";
import type { Run } from "../run.ts";
import type { ClassValue, FunctionValue, Value } from "../values/values.ts";

/** The base class and the interfaces of a class, if they are in the file, the nearest first. */
export function basesOf({ base, interfaces }: ClassValue): readonly ClassValue[] {
  return base?.kind === "class" ? [base, ...interfaces] : interfaces;
}

/** The method of a class or its bases, bound to `self`. */
export function methodOf(
  type: ClassValue,
  name: string,
  self: Value | undefined,
  seen = new Set<ClassValue>(),
): FunctionValue | undefined {
  if (seen.has(type)) return undefined;
  seen.add(type);
  const [first, ...others] = type.first ?? [];
  // A prepended module comes first; its `super` is the next one, and the class itself in the end.
  if (first !== undefined)
    return methodOf(above(first, { ...type, first: others }, false), name, self, seen);
  const isOfClass = self?.kind === "class";
  const isMeant = ({ isStatic }: ClassCode["methods"][number]): boolean =>
    type.isStatic === true ? isOfClass && isStatic !== true : (isStatic === true) === isOfClass;
  const code = methodsNamed(type.code, name).find(
    (method) =>
      method.isSetter !== true && (type.code.separatesStatics !== true || isMeant(method)),
  );
  if (code !== undefined) return { kind: "function", code, scope: type.scope, self, home: type };
  for (const base of basesOf(type)) {
    const method = methodOf(base, name, self, seen);
    if (method !== undefined) return method;
  }
  return undefined;
}

/** The extension method with this name that takes `count` arguments, besides the object it is called on. */
export function extensionOf(name: string, count: number, run: Run): FunctionValue | undefined {
  const found = run.extensions.get(name);
  return (
    found?.find(({ code }) => code.parameters.length === count + 1) ??
    found?.find(({ code }) => code.parameters.length > count)
  );
}
