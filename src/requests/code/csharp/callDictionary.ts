import { putHeader } from "../clients/making.ts";
import { putChanged, putIfMissing } from "../clients/putIfMissing.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/texts.ts";
import { entryOf, unknown, type Thing, type Value } from "../machine/values.ts";
import { itemsOf } from "./items.ts";
import { selected } from "./lists.ts";

/** Methods of dictionaries. */
export function callDictionary(
  self: Thing,
  { path: name, args, at }: Call,
  run: Run,
): Value | undefined {
  const key = plainText(args[0]?.value);
  switch (name) {
    case "Add":
      putHeader(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "TryAdd":
      putIfMissing(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "AddOrUpdate":
    case "TryUpdate":
      putChanged(self, args[0], { start: at.start, end: at.end }, run);
      return unknown;
    case "Remove":
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    case "GetValueOrDefault": {
      const entry = key === undefined ? undefined : entryOf(self, key);
      return entry?.isSure === true ? entry.value : unknown;
    }
    case "Select": {
      const [each] = args;
      return (each && selected(itemsOf("<pairs>", self, run), each, run)) ?? unknown;
    }
    case "OrderBy":
    case "OrderByDescending":
    case "ToList":
    case "AsEnumerable":
      return itemsOf("<pairs>", self, run);
    case "ContainsKey":
    case "TryGetValue":
    case "Any":
      return unknown;
    default:
      return undefined;
  }
}
