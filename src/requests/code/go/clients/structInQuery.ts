import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { entryOf, unknown, type Thing } from "../../machine/values/values.ts";

/** The parameters that a struct stands for whose tags name them all; any, where they do not. */
export function structInQuery(given: Arg | undefined, run: Run): Thing {
  const any = run.thing([], { isOpen: true });
  if (given?.value.kind !== "thing") return any;
  const { type } = given.value;
  const { base, embedded = [], fields } = type?.code ?? { base: undefined, fields: [] };
  // What is embedded has parameters of its own.
  if (fields.length === 0 || base !== undefined || embedded.length > 0) return any;
  const params = run.thing([]);
  for (const { name, inQuery } of fields) {
    if (inQuery === undefined) return any;
    const held = entryOf(given.value, name);
    const value = held?.isSure === true && held.value.kind === "text" ? held.value : unknown;
    if (inQuery !== "") put(params, inQuery, value, given.span, run);
  }
  return params;
}
