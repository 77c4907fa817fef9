import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";
import { keyIn } from "./enumKeys.ts";

/** A map's entries, with their places. */
export function entriesOf(self: Thing, call: Call, run: Run): Extract<Value, { kind: "list" }> {
  const { entries, isOpen } = self.shape.value;
  const items = entries.map((entry) =>
    pair(keyIn(entry, run), entry.isSure ? entry.value : unknown, call, run),
  );
  return { kind: "list", items, isComplete: !isOpen };
}

/** A map's keys or values. */
export function itemsOf({ shape }: Thing, which: "keySet" | "values", run: Run): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.map((entry) =>
    entry.isSure ? (which === "keySet" ? keyIn(entry, run) : entry.value) : unknown,
  );
  return { kind: "list", items, isComplete: !isOpen };
}

/** A map's entry. */
export function pair(key: Value, value: Value, { at }: Call, run: Run): Thing {
  const made = run.thing([]);
  put(made, "key", key, at, run);
  put(made, "value", value, at, run);
  return made;
}
