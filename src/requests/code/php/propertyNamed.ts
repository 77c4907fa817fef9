import type { Call } from "../machine/library.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/values/texts.ts";
import { textOf, unknown, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { doubt } from "./inDoubt.ts";

/** `$object->$name = …`: the property by computed name. If unknown, arrays in the object become doubtful. */
export function propertyNamed({ args }: Call, run: Run): Value {
  const [object, key] = args.map(({ value }) => value);
  if (object?.kind !== "thing" || object.type === undefined) return unknown;
  const name = key && nameIn(key);
  const { type } = object;
  const { entries } = object.shape.value;
  const isTaken = ["offsetSet()", "__set()"].some((each) => methodOf(type, each, object));
  const isHidden = entries.some((entry) => entry.name.text.startsWith(`$${name?.text ?? ""} of `));
  if (name !== undefined && !isTaken && !isHidden) {
    const runs = name.runs.map((each) => ({ ...each, at: each.at + 1 }));
    return textOf({ text: `$${name.text}`, runs });
  }
  for (const { value } of entries) if (isArray(value)) doubt(value, run);
  return unknown;
}
