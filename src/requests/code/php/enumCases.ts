import { memberNamed, membersOf } from "../machine/classes/enumerations.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type ClassValue, type Value } from "../machine/values/values.ts";
import { append } from "./arrays.ts";
import { argument } from "./phpCall.ts";

/** The methods that an enum has by itself: `Region::cases()`, `Region::from("eu")`, `Region::tryFrom("eu")`. */
export function callEnum(method: string, call: Call, run: Run): Value | undefined {
  const { self, at } = call;
  if (self?.kind !== "class" || self.code.isEnumeration !== true) return undefined;
  switch (method) {
    case "cases": {
      const all = run.thing([]);
      const span = { start: at.start, end: at.end };
      for (const value of membersOf(self, run)) append(all, value, span, span, run);
      return all;
    }
    case "from":
    case "tryFrom": {
      const wanted = plainText(argument(call, 0, "value")?.value);
      if (wanted !== undefined) return caseOf(self, wanted, run) ?? unknown;
      // Where there may be none, the program says what happens then.
      return method === "from" ? memberNamed(self, unknown, run) : unknown;
    }
    default:
      return undefined;
  }
}

/** The case with this value. */
function caseOf(type: ClassValue, wanted: string, run: Run): Value | undefined {
  return membersOf(type, run).find(
    (each) => each.kind === "thing" && plainText(entryOf(each, "$value")?.value) === wanted,
  );
}
