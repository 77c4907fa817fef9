import type { Run } from "./run.ts";
import { either } from "./either.ts";
import { entryOf, isNothing, nothing, type FunctionValue, type Value } from "./values.ts";
import { writtenAt } from "./texts.ts";

/** What a function gave back when it ran, else what it gives back now: it runs but once. */
export function kept(of: FunctionValue, run: Run, work: () => Value): Value {
  const { code, self, scope } = of;
  // No variable and no member is called so.
  const name = `${code.name ?? ""}()`;
  if (self?.kind === "thing") {
    const held = entryOf(self, name);
    if (held?.isSure === true && held.value.kind !== "unknown") return held.value;
    const value = work();
    const at = { start: code.start, end: code.start };
    run.put(self, {
      ...{ name: writtenAt(name, at), value, valueSpan: at, span: at, isSure: true },
    });
    return value;
  }
  const cell = scope.own(name) ?? run.journal.cell<Value>(nothing, either);
  scope.add(name, cell);
  if (!isNothing(cell.value) && cell.value.kind !== "unknown") return cell.value;
  const value = work();
  if (value.kind !== "unknown") run.journal.set(cell, value);
  return value;
}
