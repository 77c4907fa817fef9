import type { ClassCode } from "../../declarations.ts";
import { ancestors } from "./bases.ts";
import type { Run } from "../run.ts";
import type { ClassValue, Thing, Value } from "../values/values.ts";

/** Notes which members of a class hide one of a base class: both exist, each for the code of its own class. */
export function noteHiding(type: ClassValue, run: Run): void {
  const above = ancestors(type.base);
  if (above.length === 0) return;
  const { anew = [] } = type.code;
  const apart = new Set(above.flatMap(({ code }) => code.apart ?? []));
  const own = declaredIn(type.code).filter((name) => apart.has(name) || anew.includes(name));
  if (own.length > 0) run.hiding.set(type, new Set(own));
}

/** The names of fields and getters, and of methods with `()`. What has a setter of the file's own is not kept apart. */
function declaredIn({ fields, methods, constructorName }: ClassCode): readonly string[] {
  const set = methods.flatMap(({ isSetter, name }) => (isSetter === true ? [name] : []));
  const maker = methods.find(({ name }) => name === constructorName);
  const given = (maker?.parameters ?? []).flatMap(({ isField, pattern }) =>
    isField === true && pattern.kind === "variable" ? [pattern.name] : [],
  );
  const called = methods.flatMap(({ name, isGetter }) =>
    name === undefined ? [] : [isGetter === true ? name : `${name}()`],
  );
  const held = fields.flatMap(({ name, isStatic }) => (isStatic ? [] : [name]));
  return [...held, ...given, ...called].filter((name) => !set.includes(name));
}

/** The object as a method of this class sees it. */
export function seenFrom(home: ClassValue | undefined, self: Value | undefined, run: Run) {
  if (run.hiding.size === 0 || self?.kind !== "thing" || home === undefined) return self;
  return { ...self, seenAs: home };
}

/** The name under which an object has a field: one that hides another has the name of its class beside its own. */
export function ownName(of: Thing, name: string, run: Run): string {
  if (run.hiding.size === 0) return name;
  const from = of.actual === undefined ? (of.seenAs ?? of.type) : of.type;
  const type = ancestors(from).find((each) => run.hiding.get(each)?.has(name) === true);
  return type === undefined ? name : fieldOf(type, name, run);
}

/** The same for a field that the class itself declares. */
export function fieldOf(type: ClassValue, name: string, run: Run): string {
  const isHiding = run.hiding.get(type)?.has(name) === true;
  return isHiding ? `${name} of ${type.code.name ?? ""}` : name;
}

/** The class in which the search for a method begins: the object's own, or the one above the last that hides it. */
export function typeFor(of: Thing, name: string, run: Run): ClassValue | undefined {
  const { type, seenAs } = of;
  if (run.hiding.size === 0 || seenAs === undefined || of.actual !== undefined) return type;
  const line = ancestors(type);
  const below = line.slice(0, Math.max(0, line.indexOf(seenAs)));
  // Where a field may have the same name, it hides no method.
  const names = run.library.callsMethods === true ? [`${name}()`] : [name, `${name}()`];
  const hiding = below.findLastIndex((each) =>
    names.some((own) => run.hiding.get(each)?.has(own) === true),
  );
  // Classes between may override it.
  return hiding < 0 ? type : line[hiding + 1];
}
