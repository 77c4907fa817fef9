import { fieldNames } from "../machine/classes/construct.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { memberOf } from "../machine/classes/members.ts";
import { staticEntry } from "../machine/classes/staticEntry.ts";
import { withoutZero } from "../machine/values/zeros.ts";
import { entryOf, unknown, type Entry, type Value } from "../machine/values/values.ts";

/**
 * The fields of a record as a dictionary: `asdict(it)`, `it.model_dump(exclude_none=True)`; unknown where options may
 * rename them.
 */
export function fieldsOf(of: Value | undefined, options: readonly Arg[], run: Run): Value {
  if (of?.kind !== "thing" || of.type === undefined) return unknown;
  if (options.some(({ name }) => name === undefined || !/^exclude_\w+$|^mode$/.test(name)))
    return unknown;
  const isWhole = options.every(({ name }) => name === "mode");
  const entries = fieldNames(of.type).flatMap((name): Entry[] => {
    const entry = entryOf(of, name) ?? (of.type && staticEntry(of.type, name));
    if (entry === undefined) return [];
    const value = memberOf(of, name, run) ?? unknown;
    return [{ ...withoutZero(entry), value, isSure: entry.isSure && isWhole }];
  });
  return run.thing(entries, { isOpen: of.shape.value.isOpen });
}
