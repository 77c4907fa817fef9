import { declare } from "./declare.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { unknown, type Value } from "./values.ts";

type Import = Extract<Statement, { kind: "import" }>;

/** Gives a name what an import brings; unknown where the library does not know it. */
export function bring(
  { name, start, end }: Import,
  value: Value | undefined,
  frame: Frame,
  run: Run,
): void {
  declare({ kind: "variable", name, start, end }, value ?? unknown, frame, run, true);
}

/** One import or, where that fails, another one: what is known of either counts. False where it is none of these. */
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
