import { construct } from "./construct.ts";
import type { Run } from "../run.ts";
import type { ClassValue, Thing } from "../values/values.ts";

/** The one object that stands for all that code outside the file makes of a class of the file. */
export function fromOutside(type: ClassValue, run: Run): Thing {
  const known = run.fromOutside.get(type);
  if (known !== undefined) return known;
  const made = construct(type, undefined, run);
  run.fromOutside.set(type, made);
  return made;
}
