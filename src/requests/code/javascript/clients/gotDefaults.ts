import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Run } from "../../machine/run.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import type { Native, Thing, Value } from "../../machine/values/values.ts";
import { headersInOne } from "../hooks.ts";

/** `api.defaults.options` of an instance with `mutableDefaults`; others are frozen. */
export function memberOfGot({ path, state }: Native, name: string, run: Run): Value | undefined {
  if (path !== "got.defaults" || name !== "options" || !isMutable(state)) return undefined;
  // The instance's headers are a copy.
  const at = { start: 0, end: 0 };
  put(state, "headers", headersInOne([optionValue(state, "headers")], run), at, run);
  return state;
}

/** `api.defaults.options = …` */
export function assignToGot({ path, state }: Native, run: Run): boolean {
  if (path !== "got.defaults" || !isMutable(state)) return false;
  run.open(state);
  return true;
}

function isMutable(state: Thing | undefined): state is Thing {
  const given = optionValue(state, "mutableDefaults");
  return given !== undefined && truthOf(given) !== false;
}
