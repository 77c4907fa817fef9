import type { Run } from "../../machine/run.ts";
import { option } from "../../clients/sending.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import type { Entry, Thing, Value } from "../../machine/values/values.ts";
import { isGiven } from "../given.ts";

/** The headers set by options such as `accept: …`; `names`: the header for each option. */
export function shortHeaders(
  options: Value | undefined,
  names: Readonly<Record<string, string>>,
  run: Run,
): Thing {
  const entries = Object.entries(names).flatMap(([name, header]): Entry[] => {
    const found = option(options, name);
    if (found === undefined || found === "unknown" || !isGiven(found.value)) return [];
    // `false` switches the header off.
    if (found.value.kind === "constant") return [];
    const { value, valueSpan, span } = found;
    const at = found.name.runs[0]?.span ?? span;
    return [{ name: writtenAt(header, at), value, valueSpan, span, isSure: true }];
  });
  return run.thing(entries, { foldsCase: true });
}
