import { declare } from "./declare.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { unknown, type Value } from "./values/values.ts";

type Import = Extract<Statement, { kind: "import" }>;

/** Binds an imported name; unknown where the library does not know it. */
export function bring(
  { name, start, end }: Import,
  value: Value | undefined,
  frame: Frame,
  run: Run,
): void {
  declare({ kind: "variable", name, start, end }, value ?? unknown, frame, run, true);
}

/**
 * Follows `try: import a except: import b`: a name gets the first import that is known. False where it is not such a
 * statement.
 */
export function bringEither(
  { body, handlers }: Extract<Statement, { kind: "guarded" }>,
  frame: Frame,
  run: Run,
): boolean {
  const isImport = (statement: Statement): statement is Import => statement.kind === "import";
  if (body.length === 0 || !body.every(isImport)) return false;
  const known = new Set<string>();
  for (const statement of [...body, ...handlers.flat().filter(isImport)]) {
    const value = run.library.module(statement.module, statement.member, run);
    if (known.has(statement.name)) continue;
    if (value !== undefined) known.add(statement.name);
    bring(statement, value, frame, run);
  }
  return true;
}
