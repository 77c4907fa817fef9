import { construct } from "./invoke.ts";
import { basesOf } from "./members.ts";
import type { Run } from "./run.ts";
import { unknown, type ClassValue, type Value } from "./values.ts";

/**
 * The object of a class of the file that somebody outside of it makes and hands around; of an interface or an
 * abstract class the object of the one class that there is of it.
 */
export function fromOutside(type: ClassValue, run: Run): Value {
  const known = run.fromOutside.get(type);
  if (known !== undefined) return known;
  // It may be asked for while it is being made.
  run.fromOutside.set(type, unknown);
  const made = madeOf(type, run);
  run.fromOutside.set(type, made);
  return made;
}

function madeOf(type: ClassValue, run: Run): Value {
  if (type.code.isAbstract !== true) return construct(type, undefined, run);
  const [only, ...more] = [...run.classes].filter(
    (other) => other.code.isAbstract !== true && basesOf(other).includes(type),
  );
  return only === undefined || more.length > 0 ? unknown : fromOutside(only, run);
}
