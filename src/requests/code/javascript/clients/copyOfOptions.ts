import { headersIn } from "../../clients/heldHeaders.ts";
import type { Run } from "../../machine/run.ts";
import type { Value } from "../../machine/values/values.ts";

/** A copy of options and their headers that later changes to the originals do not reach. */
export function copyOfOptions(options: Value, run: Run): Value {
  if (options.kind !== "thing") return options;
  const { entries, isOpen } = options.shape.value;
  const copied = entries.map((entry) =>
    entry.name.text === "headers" ? { ...entry, value: copyOfHeaders(entry.value, run) } : entry,
  );
  return { ...run.thing(copied, { isOpen }), ...(options.literal && { literal: options.literal }) };
}

function copyOfHeaders(value: Value, run: Run): Value {
  const held = headersIn(value);
  if (held === undefined) return value;
  const { shape, literal, foldsCase } = held;
  const copy = run.thing(shape.value.entries, {
    ...{ isOpen: shape.value.isOpen, origin: held },
    ...(literal && { literal }),
    ...(foldsCase && { foldsCase }),
  });
  if (!run.isSilent) run.lost.copied(held, copy, run.call);
  return value.kind === "native" ? { ...value, state: copy } : copy;
}
