import { either } from "./either.ts";
import type { Run } from "./run.ts";
import { unknown, type FunctionValue } from "./values.ts";

/** What a function that is called later sets of the variables around it: from now on they may hold that. */
export function setLater({ code, scope }: FunctionValue, run: Run): void {
  for (const [name, setters] of run.setters) {
    const cell = setters.has(code) ? scope.find(name) : undefined;
    if (cell !== undefined) run.journal.set(cell, either(cell.value, unknown));
  }
}
