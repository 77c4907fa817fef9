import { ancestors } from "../classes/bases.ts";
import { construct } from "../classes/construct.ts";
import { fromOutside } from "../classes/fromOutside.ts";
import { ofOwnPart } from "../classes/embedded.ts";
import { basesOf } from "../classes/methodOf.ts";
import type { Run } from "../run.ts";
import { preparersOf } from "../classes/testClasses.ts";
import type { ClassValue, FunctionValue, Thing } from "../values/values.ts";

/** How many objects of one class, and how many constructors, are followed. */
export const mostInstances = 3;

/**
 * Every function, and every method on objects of its class (`things`), including what only comes up while these are
 * followed.
 */
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
    // A base class that the file makes no objects of is followed through its subclasses alone.
    if (extended.has(type.code) && !run.instances.has(type)) continue;
    const known = things.get(type) ?? run.instances.get(type)?.slice(0, mostInstances);
    const instances = known ?? madeOutside(type, run);
    things.set(type, instances);
    for (const { shape } of instances) run.foreign.add(shape);
    const names = new Set<string>();
    const naming = run.library.descriptors?.names;
    const makers = new Set([type.code.constructorName, naming, ...preparersOf(type.code)]);
    for (const of of sourcesOf(type)) {
      // A method hides inherited ones of the same name, but overloads of one class are all followed.
      const nameOf = ({ name = "", isStatic }: FunctionValue["code"]): string =>
        `${name}${isStatic === true ? " of the class" : ""}`;
      const own = of.code.methods.filter(
        (code) => !names.has(nameOf(code)) && !makers.has(code.name ?? ""),
      );
      for (const code of own) names.add(nameOf(code));
      for (const code of own) {
        const selves = code.isStatic === true ? [type] : instances;
        for (const self of selves) {
          yield ofOwnPart({ kind: "function", code, scope: of.scope, self, home: of });
        }
      }
    }
  }
  yield* each(fresh);

  function* each(more: () => readonly FunctionValue[]): Generator<FunctionValue> {
    for (let found = more(); found.length > 0; found = more()) {
      for (const of of found) {
        done.add(of.code);
        // The silent pass skips a functional option, which has its effect where a constructor applies it, and what
        // a client has called.
        const isSkipped = of.code.isOption === true || run.idleClients.isBehindAnswer(of.code);
        if (!isSkipped || !run.isSilent) yield of;
      }
    }
  }
}

/** Objects as code outside the file may make them: one for each constructor. */
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

/** The classes and modules that other classes of the file extend. */
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

/** A class with its base classes and interfaces, the nearest first, each once. */
function sourcesOf(type: ClassValue, seen = new Set<ClassValue>()): readonly ClassValue[] {
  const line = ancestors(type).filter((each) => !seen.has(each));
  for (const each of line) seen.add(each);
  const more = line.flatMap(({ interfaces }) =>
    interfaces.flatMap((each) => sourcesOf(each, seen)),
  );
  return [...line, ...more];
}
