import { construct } from "./construct.ts";
import type { Run } from "./run.ts";
import type { ClassValue, Thing } from "./values.ts";

/** The object of a class of the file that somebody outside of it makes: one for all. */
export function fromOutside(type: ClassValue, run: Run): Thing {
  const known = run.fromOutside.get(type);
  if (known !== undefined) return known;
  const made = construct(type, undefined, run);
  run.fromOutside.set(type, made);
  return made;
}
