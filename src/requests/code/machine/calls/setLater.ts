import { either } from "../values/either.ts";
import type { Run } from "../run.ts";
import { unknown, type FunctionValue } from "../values/values.ts";

/** For a callback that runs later: what it assigns to outer variables may be there from now on. */
export function setLater({ code, scope }: FunctionValue, run: Run): void {
  for (const [name, setters] of run.setters) {
    const cell = setters.has(code) ? scope.find(name) : undefined;
    if (cell !== undefined) run.journal.set(cell, either(cell.value, unknown));
  }
}
