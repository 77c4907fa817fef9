import type { ClassCode, FunctionCode } from "../../declarations.ts";

type Field = ClassCode["fields"][number];

const assigned = /\bself\.(\w+)\s*(?::[^=\n]*)?=(?!=)|\bas self\.(\w+)/g;

/**
 * Fields that are only assigned by methods other than the constructor, such as `setUp`: until then they are missing,
 * or `None` in the class.
 */
export function laterFields(
  { fields, methods }: Pick<ClassCode, "fields" | "methods">,
  text: string,
): readonly Field[] {
  const names = new Set(methods.map(({ name }) => name));
  const ofClass = new Map(fields.map((field) => [field.name, field]));
  const later = new Map<string, Field>();
  for (const method of methods) {
    const isMaker = method.name === "__init__";
    for (const [name, start] of assignedIn(method, text)) {
      if (isMaker) names.add(name);
      const span = { start, end: start + name.length };
      const declared = ofClass.get(name);
      if (declared === undefined) {
        later.set(name, { ...absent(name, span), value: undefined });
      } else if (isNone(declared, text)) {
        later.set(name, { ...absent(name, span), value: declared.value });
      }
    }
  }
  return [...later.values()].filter(({ name }) => !names.has(name));
}

function absent(name: string, span: Field["span"]): Omit<Field, "value"> {
  return { name, span, isStatic: false, isFilledInside: true };
}

function* assignedIn({ start, end }: FunctionCode, text: string): Generator<[string, number]> {
  for (const found of text.slice(start, end).matchAll(assigned)) {
    const name = found[1] ?? found[2];
    if (name !== undefined) yield [name, start + found.index];
  }
}

/** Whether the class sets a field to `None`: `session = None`, with or without annotation. */
function isNone({ span, isStatic }: Field, text: string): boolean {
  return (
    isStatic && /^\w+\s*(?::[^=\n]*)?=\s*None\b/.test(text.slice(span.start, span.start + 120))
  );
}
