import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  isNothing,
  type Value,
} from "../../machine/values/values.ts";

/** Sessions whose `headers` include the client's default Accept. */
const showing = /^(?:requests|niquests|httpx)\.headers$/;

/** The Accept that requests, Niquests and HTTPX send by default. */
export function usualHeaders(run: Run): Thing {
  const at = { start: 0, end: 0 };
  const headers = run.thing([], { foldsCase: true });
  put(headers, "Accept", textOf(writtenAt("*/*", at)), at, run);
  return headers;
}

/** The headers of a session or request, as code that reads or copies them sees them. */
export function readHeaders({ path, state }: Native, run: Run): Value {
  const held = optionValue(state, "headers");
  if (held?.kind !== "thing" || !showing.test(path)) return held ?? unknown;
  if (entryOf(held, "Accept") !== undefined) return held;
  const { entries, isOpen } = held.shape.value;
  const own = usualHeaders(run).shape.value.entries.map((entry) => ({ ...entry, isSure: !isOpen }));
  return run.thing([...own, ...entries], { isOpen, foldsCase: true, origin: held });
}

/** Whether code that looks for a header there certainly finds one; the client may have added those that are not seen. */
export function showsHeader(of: Native, name: string, run: Run): boolean {
  const headers = of.path.endsWith(".headers") ? readHeaders(of, run) : unknown;
  const entry = headers.kind === "thing" ? entryOf(headers, name) : undefined;
  return entry?.isSure === true && !isNothing(entry.value);
}
