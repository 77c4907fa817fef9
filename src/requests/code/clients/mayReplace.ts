import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Thing } from "../machine/values/values.ts";

/** Notes that other headers may be sent in the place of some: where they differ, neither is sure. */
export function mayReplace(headers: Thing, other: Thing, run: Run): void {
  const { entries, isOpen } = other.shape.value;
  const unsure = entries.map((entry) => ({ ...entry, isSure: false }));
  spread(headers, run.thing(unsure, { isOpen, foldsCase: true }), run);
}
