import { either } from "../machine/values/either.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";

/** Functions of `lo` that return their arguments or select from them. */
export function callLo(method: string, { args }: Call, run: Run): Value {
  const [first, second, third] = args.map(({ value }) => value);
  if (/^(?:Must[01]?|ToPtr|FromPtr)$/.test(method)) return first ?? unknown;
  switch (method) {
    case "Ternary":
      return second === undefined || third === undefined ? unknown : either(second, third);
    case "Assign": {
      const all = run.thing([]);
      for (const { value, isMany } of args) spread(all, isMany === true ? unknown : value, run);
      return all;
    }
    default:
      return unknown;
  }
}
