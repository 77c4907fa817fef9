import type { Run } from "../run.ts";
import { either } from "../values/either.ts";
import { entryOf, isNothing, nothing, type FunctionValue, type Value } from "../values/values.ts";
import { writtenAt } from "../values/texts.ts";

/** The result of the first call of a function that runs once; later calls get the same value. */
export function kept(of: FunctionValue, run: Run, work: () => Value): Value {
  const { code, self, scope } = of;
  // Parentheses keep it apart from variables and members.
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
