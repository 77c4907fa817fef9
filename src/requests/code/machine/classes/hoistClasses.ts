import { declare } from "../declare.ts";
import { declaredClass, ready } from "./declaredClass.ts";
import type { Expression, Statement } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import type { Frame, Run } from "../run.ts";
import type { ClassValue } from "../values/values.ts";

/**
 * Declares the classes of a block before its statements run, base classes first: in these languages the order of
 * declarations does not matter, and static fields may refer to each other.
 */
export function hoistClasses(statements: readonly Statement[], frame: Frame, run: Run): void {
  const codes = statements.flatMap((statement) =>
    statement.kind === "class" ? statement.code : [],
  );
  if (codes.length === 0) return;
  const byName = new Map(codes.map((code) => [code.name, code]));
  const open = new Set(codes);
  const made: ClassValue[] = [];
  const make = (code: ClassCode): void => {
    if (!open.delete(code)) return;
    for (const base of [code.base, ...(code.interfaces ?? [])]) {
      const other = byName.get(nameOf(base));
      if (other !== undefined) make(other);
    }
    const type = declaredClass(code, frame, run);
    made.push(type);
    for (const name of namesOf(code)) {
      declare({ kind: "variable", name, start: code.start, end: code.end }, type, frame, run);
    }
  };
  for (const code of codes) make(code);
  for (const type of made) ready(type, run);
}

/** A class's own name, and `Outer.Inner` where it is nested. */
function namesOf({ name, outer }: ClassCode): readonly string[] {
  if (name === undefined) return [];
  return outer === undefined ? [name] : [name, `${outer}.${name}`];
}

function nameOf(base: Expression | undefined): string | undefined {
  return base?.kind === "name" || base?.kind === "member" ? base.name : undefined;
}
