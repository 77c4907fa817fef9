import type { ClassStatement } from "./readClass.ts";

/** Orders classes so that each comes after the bases and constants it needs. */
export function inOrder(
  classes: readonly ClassStatement[],
  text: string,
): readonly ClassStatement[] {
  const byName = new Map(classes.map((each) => [each.code.name ?? "", each]));
  const sorted = new Set<ClassStatement>();
  const visited = new Set<ClassStatement>();
  const visit = (of: ClassStatement): void => {
    if (visited.has(of)) return;
    visited.add(of);
    for (const name of needs(of, text)) {
      const other = byName.get(name);
      if (other !== undefined) visit(other);
    }
    sorted.add(of);
  };
  for (const each of classes) visit(each);
  return [...sorted];
}

function needs({ code, start, end }: ClassStatement, text: string): ReadonlySet<string> {
  const { base } = code;
  const isStatic = code.fields.some((field) => field.isStatic && field.value !== undefined);
  const source = isStatic
    ? text.slice(start, end)
    : base === undefined
      ? ""
      : text.slice(base.start, base.end);
  return new Set(source.match(/\b[A-Za-z_]\w*\b/g) ?? []);
}
