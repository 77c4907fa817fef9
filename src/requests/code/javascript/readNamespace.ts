import type { Statement } from "../program.ts";
import type { ClassCode } from "../declarations.ts";
import { nameOf, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** How a namespace is told from a class: it has no parts but its body. */
function isNamespace({ body, fields, methods }: ClassCode): boolean {
  return body !== undefined && fields.length === 0 && methods.length === 0;
}

/** `namespace Name { … }`: what it declares are its members. */
export function readNamespace(node: Syntax, text: string): readonly Statement[] {
  const name = childOf(node, "name");
  const body = readStatements(childOf(node, "body")?.children ?? [], text);
  const at = spanOf(node);
  if (name?.type === "string" || name === undefined) return [{ kind: "block", ...at, body }];
  // `namespace A.B` is one within the other.
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

/** A namespace, or a class and a namespace, of one name are one: the later part has what the earlier ones have. */
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
