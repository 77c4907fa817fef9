import { invoke } from "../calls/invoke.ts";
import { methodOf } from "../classes/methodOf.ts";
import type { Run } from "../run.ts";
import type { Value } from "./values.ts";

/** What an object's own method makes of it as a text (`__toString`); undefined for other values. */
export function textOfObject(value: Value, run: Run): Value | undefined {
  const { makesText } = run.library;
  if (makesText === undefined || value.kind !== "thing" || value.type === undefined)
    return undefined;
  const method = methodOf(value.type, makesText, value);
  return method && invoke(method, [], run);
}
