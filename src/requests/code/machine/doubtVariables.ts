import type { Frame, Run } from "./run.ts";

/** Names that a program gives its variables; those that readers make up for what has none have other letters in them. */
const written = /^\$?\w+$/;

/** Puts the variables of a function in doubt, or, where it `isWide`, those around it as well: something may have set them. */
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
