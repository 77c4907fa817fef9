import { either } from "./either.ts";
import { memberNamed } from "../classes/enumerations.ts";
import { evaluate } from "../evaluate.ts";
import { construct, fieldNames } from "../classes/construct.ts";
import { fieldOf } from "../classes/hiddenMembers.ts";
import { fromOutside } from "../classes/fromOutside.ts";
import { invokeWithAnything } from "../calls/invoke.ts";
import { staticEntry } from "../classes/staticEntry.ts";
import { typicalOf } from "../classes/typical.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import type { Expression } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { entryOf, unknown, type ClassValue, type Thing, type Value } from "./values.ts";
import { withoutZero } from "./zeros.ts";

/**
 * The value of a parameter or field that code outside the file sets, as far as its type tells. `names`: those under
 * which a framework injects it.
 */
export function anything(
  type: Expression | undefined,
  frame: Frame,
  run: Run,
  names: readonly string[] = [],
): Value {
  if (type === undefined) return unknown;
  const held = evaluate(type, frame, run);
  const given = provided(type, names, run);
  if (given !== undefined && given.kind !== "unknown") return given;
  if (held.kind === "class" && held.code.isEnumeration === true)
    return memberNamed(held, unknown, run);
  if (held.kind === "class" && run.library.hasExactTypes === true) return typicalOf(held, run);
  if (held.kind === "class") return objectOf(held, run) ?? unknown;
  return (held.kind === "native" ? run.library.instanceOf(held, run, type) : undefined) ?? unknown;
}

/** A factory method whose result is injected wherever its type is asked for, and the class that it is in. */
interface Provider {
  readonly of: ClassValue;
  readonly code: FunctionCode;
}

/**
 * The providers of each run by type, with the number of classes when they were gathered (more classes come up later).
 */
const gathered = new WeakMap<
  Run,
  { readonly count: number; readonly byType: ReadonlyMap<string, readonly Provider[]> }
>();

function providersOf(type: string, run: Run): readonly Provider[] {
  const known = gathered.get(run);
  if (known?.count === run.classes.size) return known.byType.get(type) ?? [];
  const byType = new Map<string, Provider[]>();
  for (const of of run.classes) {
    for (const code of of.code.methods) {
      if (code.provides === undefined) continue;
      const providers = byType.get(code.provides) ?? [];
      byType.set(code.provides, providers);
      providers.push({ of, code });
    }
  }
  gathered.set(run, { count: run.classes.size, byType });
  return byType.get(type) ?? [];
}

/** What the file's own provider makes for this type and one of these names; undefined unless exactly one fits. */
function provided(type: Expression, names: readonly string[], run: Run): Value | undefined {
  if (type.kind !== "name" || names.length === 0) return undefined;
  const found = providersOf(type.name, run).filter(({ code: { providedAs, name = "" } }) =>
    (providedAs ?? [name]).some((each) => names.includes(each)),
  );
  const [only, ...more] = found;
  if (only === undefined || more.length > 0 || run.calls.isFollowing(only.code)) return undefined;
  const { of, code } = only;
  const self = code.isStatic === true ? of : fromOutside(of, run);
  return invokeWithAnything({ kind: "function", code, scope: of.scope, self, home: of }, run);
}

const mostTypesWithin = 2;

/** Whether the constructor gives fields a value even where the caller passes none. */
function givesDefaults({ parameters, body }: FunctionCode): boolean {
  return parameters.some(({ isField, pattern }) => {
    const isDefault = pattern.kind === "variable" && pattern.default !== undefined;
    return isField === true && (isDefault || body.length > 0);
  });
}

/** Whether a field always has the value that the class declares, whoever makes the object. */
function isFixed({ value, isStatic, isPrivate }: ClassCode["fields"][number]): boolean {
  return value !== undefined && !isStatic && isPrivate === true;
}

/**
 * An object made outside the file of a class of the file, or of the only class that implements it; undefined where
 * nothing would be known of it.
 */
export function objectOf(type: ClassValue, run: Run): Thing | undefined {
  const { followsTypes } = run.library;
  if (followsTypes === undefined) return undefined;
  if (followsTypes === "records" && type.code.completedBy === undefined) return undefined;
  const others = [...run.classes].filter(({ code }) =>
    code.supertypes?.some((name) => name === type.code.name),
  );
  const [only = type] = others;
  // It may be an object of the class itself as well as of its subclass.
  const isEither = only !== type && type.code.isAbstract !== true && type.code.methods.length > 0;
  const isKnown =
    others.length < 2 &&
    (only.code.fields.some(isFixed) ||
      only.code.methods.some((method) => {
        const isMaker = method.name === only.code.constructorName;
        return isMaker ? givesDefaults(method) : method.isGetter !== true;
      }));
  if (!isKnown || isEither) return undefined;
  if (only.code.isAbstract === true || run.typesWithin >= mostTypesWithin) return undefined;
  run.typesWithin++;
  const thing = construct(only, undefined, run);
  run.typesWithin--;
  run.foreign.add(thing.shape);
  for (const name of givenNames(only)) {
    const own = fieldOf(only, name, run);
    const entry = entryOf(thing, own) ?? staticEntry(only, own);
    if (entry !== undefined)
      run.put(thing, { ...withoutZero(entry), value: either(entry.value, unknown) });
  }
  return thing;
}

/** The fields of which who makes an object may give the values. */
function givenNames(type: ClassValue): readonly string[] {
  const { fields, completedBy } = type.code;
  const settable = fields.flatMap(({ name, isSettable }) => (isSettable === true ? [name] : []));
  return completedBy === undefined ? settable : [...settable, ...fieldNames(type)];
}
