import type { Frame, Run } from "./run.ts";

/** Names that the program itself gives; those that readers make up contain other characters. */
const written = /^\$?\w+$/;

/**
 * Makes the values of a function's variables doubtful, since code that cannot be read may have set them. `isWide`:
 * those of the scopes around it, too.
 */
export function doubtVariables({ scope }: Frame, isWide: boolean, run: Run): void {
  const last = isWide ? scope.outermost : scope.wide;
  for (let of: typeof scope | undefined = scope; of !== undefined; of = of.parent) {
    for (const [name, cell] of of.variables()) {
      const { value } = cell;
      if (value.kind === "function" || value.kind === "class") continue;
      const doubted = run.library.inDoubt?.(value, run) ?? value;
      if (doubted !== value && written.test(name)) run.journal.set(cell, doubted);
    }
    if (of === last) return;
  }
}
