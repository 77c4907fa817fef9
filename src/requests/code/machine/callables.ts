import { ancestors } from "./bases.ts";
import { construct } from "./construct.ts";
import { fromOutside } from "./fromOutside.ts";
import { basesOf } from "./members.ts";
import type { Run } from "./run.ts";
import { preparersOf } from "./testClasses.ts";
import type { ClassValue, FunctionValue, Thing } from "./values.ts";

/** Of several objects, and of several constructors, as many are followed. */
export const mostInstances = 3;

/** Functions and methods; what comes up while these are followed is among them. */
export function* callables(
  run: Run,
  things: Map<ClassValue, readonly Thing[]>,
): Generator<FunctionValue> {
  const done = new Set<FunctionValue["code"]>();
  const fresh = (): FunctionValue[] =>
    [...run.functions.values()].filter(({ code }) => !done.has(code));
  yield* each(fresh);
  const extended = extendedIn(run.classes);
  for (const type of run.classes) {
    // What others extend, and nobody makes, is complete in those alone.
    if (extended.has(type.code) && !run.instances.has(type)) continue;
    const known = things.get(type) ?? run.instances.get(type)?.slice(0, mostInstances);
    const instances = known ?? madeOutside(type, run);
    things.set(type, instances);
    for (const { shape } of instances) run.foreign.add(shape);
    const names = new Set<string>();
    const makers = new Set([type.code.constructorName, ...preparersOf(type.code)]);
    for (const of of sourcesOf(type)) {
      // Several of one class may have one name; a class hides those of the one that it extends.
      const nameOf = ({ name = "", isStatic }: FunctionValue["code"]): string =>
        `${name}${isStatic === true ? " of the class" : ""}`;
      const own = of.code.methods.filter(
        (code) => !names.has(nameOf(code)) && !makers.has(code.name ?? ""),
      );
      for (const code of own) names.add(nameOf(code));
      for (const code of own) {
        const selves = code.isStatic === true ? [type] : instances;
        for (const self of selves) {
          yield { kind: "function", code, scope: of.scope, self, home: of };
        }
      }
    }
  }
  yield* each(fresh);

  function* each(more: () => readonly FunctionValue[]): Generator<FunctionValue> {
    for (let found = more(); found.length > 0; found = more()) {
      for (const of of found) {
        done.add(of.code);
        // What is left behind on an object is what its maker does with those that it is given.
        if (of.code.isOption !== true || !run.isSilent) yield of;
      }
    }
  }
}

/** What somebody outside of the file may make of a class, with each of its constructors. */
function madeOutside(type: ClassValue, run: Run): readonly Thing[] {
  const makers = makersOf(type);
  if (makers.length < 2) return [fromOutside(type, run)];
  return makers.map((maker) => construct(type, undefined, run, maker));
}

/** The constructors of a class. */
export function makersOf({
  code: { methods, constructorName },
}: ClassValue): ClassValue["code"]["methods"] {
  return methods.filter(({ name }) => name === constructorName).slice(0, mostInstances);
}

/** Classes and modules that others of the file are made of. */
function extendedIn(types: ReadonlySet<ClassValue>): ReadonlySet<ClassValue["code"]> {
  const codes = new Set<ClassValue["code"]>();
  const add = (of: ClassValue): void => {
    if (codes.has(of.code)) return;
    codes.add(of.code);
    for (const base of basesOf(of)) add(base);
  };
  for (const type of types) for (const base of basesOf(type)) add(base);
  return codes;
}

/** A class and those that it takes members from, the nearest first, each once. */
function sourcesOf(type: ClassValue, seen = new Set<ClassValue>()): readonly ClassValue[] {
  const line = ancestors(type).filter((each) => !seen.has(each));
  for (const each of line) seen.add(each);
  const more = line.flatMap(({ interfaces }) =>
    interfaces.flatMap((each) => sourcesOf(each, seen)),
  );
  return [...line, ...more];
}
