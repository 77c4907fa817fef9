import type { Statement } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** Whether a class stands for a namespace, which has a body only. */
function isNamespace({ body, fields, methods }: ClassCode): boolean {
  return body !== undefined && fields.length === 0 && methods.length === 0;
}

/** `namespace Name { … }` as a class whose body declares its members. */
export function readNamespace(node: Syntax, text: string): readonly Statement[] {
  const name = childOf(node, "name");
  const body = readStatements(childOf(node, "body")?.children ?? [], text);
  const at = spanOf(node);
  if (name?.type === "string" || name === undefined) return [{ kind: "block", ...at, body }];
  // `namespace A.B` is nested.
  const names = text.slice(name.start, name.end).split(/\s*\.\s*/);
  return names.reduceRight<readonly Statement[]>(
    (inner, each) => [
      {
        ...{ kind: "class", ...at },
        code: {
          ...{ ...at, name: each, base: undefined, fields: [], methods: [] },
          ...{ constructorName: "constructor", body: inner },
        },
      },
    ],
    body,
  );
}

/** Merges namespaces, or a class and a namespace, of one name: later parts see the earlier ones' members. */
export function withParts(statements: readonly Statement[]): readonly Statement[] {
  const seen = new Set<string>();
  return statements.map((statement) => {
    if (statement.kind !== "class" || statement.code.name === undefined) return statement;
    const { code } = statement;
    const { name = "" } = code;
    const isPart = seen.has(name) && isNamespace(code);
    seen.add(name);
    return isPart ? { ...statement, code: { ...code, base: nameOf(name, code) } } : statement;
  });
}
