import { putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import type { Thing } from "../../machine/values/values.ts";

/** Adds names and values that alternate: `headers("Accept", "application/json", …)`. */
export function putPairs(headers: Thing, args: readonly Arg[], run: Run): void {
  const [only] = args;
  if (only !== undefined && args.length % 2 === 1) {
    const items =
      only.value.kind === "list" && only.value.isComplete ? only.value.items : undefined;
    if (items === undefined || items.length % 2 === 1) run.open(headers, 0);
    else
      putPairs(
        headers,
        items.map((value) => ({ value, span: only.span })),
        run,
      );
    return;
  }
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]];
    if (name === undefined || value === undefined) continue;
    putHeader(headers, [name, value], { start: name.span.start, end: value.span.end }, run);
  }
  if (args.some(({ isMany }) => isMany === true)) run.open(headers, 0);
}
