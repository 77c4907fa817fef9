import { eitherShape } from "../values/either.ts";
import { evaluate } from "../evaluate.ts";
import { anything } from "../values/anything.ts";
import type { Frame, Run } from "../run.ts";
import { writtenAt } from "../values/texts.ts";
import type { ClassValue, Entry, Shape, Thing, Value } from "../values/values.ts";
import { unknown } from "../values/values.ts";

interface Typical {
  /** How many objects of the class the file had made by then. */
  readonly count: number;
  readonly thing: Value;
  /** The joined state of these; undefined where there were none. */
  readonly shape: Shape | undefined;
}

const known = new WeakMap<Run, Map<ClassValue, Typical>>();

/**
 * What is assumed of an object that code outside the file makes: it has what all objects have that the file makes of
 * the class.
 */
export function typicalOf(type: ClassValue, run: Run): Value {
  const all = known.get(run) ?? new Map<ClassValue, Typical>();
  known.set(run, all);
  const made = run.instances.get(type) ?? [];
  const found = all.get(type);
  if (found?.count === made.length) return found.thing;
  // Fields may hold objects of the same class: these are unknown here.
  all.set(type, { count: made.length, thing: unknown, shape: found?.shape });
  const shapes = made.slice(found?.count).map(({ shape }) => shape.value);
  const joined = [...(found?.shape === undefined ? [] : [found.shape]), ...shapes];
  const shape = joined.length === 0 ? fieldsOf(type, run) : joined.reduce(eitherShape);
  const thing: Thing = run.thing(shape.entries, { type, isOpen: shape.isOpen });
  run.foreign.add(thing.shape);
  all.set(type, { count: made.length, thing, shape: joined.length === 0 ? undefined : shape });
  return thing;
}

/** The fields as their declared types tell, where the file makes no object of the class. */
function fieldsOf(type: ClassValue, run: Run): Shape {
  const { base } = type;
  const more: Shape =
    base?.kind === "class" ? fieldsOf(base, run) : { entries: [], isOpen: base !== undefined };
  const frame: Frame = { scope: type.scope, self: undefined, home: type, returns: [], putOff: [] };
  const own = type.code.fields.map(({ name, type: declared, value, span }): Entry => ({
    ...{ name: writtenAt(name, span), valueSpan: span, span, isSure: true },
    value: value === undefined ? anything(declared, frame, run) : evaluate(value, frame, run),
  }));
  return { entries: [...more.entries, ...own], isOpen: more.isOpen };
}
