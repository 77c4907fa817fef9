import type { Expression } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readTarget } from "./readOperator.ts";

const methods: Readonly<Record<string, string>> = {
  where_clause: "Where",
  select_clause: "Select",
};

/**
 * `from id in ids where … select …`, as the calls that it stands for: `ids.Where(id => …).Select(id => …)`. Undefined
 * for queries with several variables.
 */
export function readQuery(node: Syntax, text: string): Expression | undefined {
  const [from, ...clauses] = node.children.filter(({ type }) => type !== "order_by_clause");
  const [name, source] = [from && childOf(from, "name"), from?.children.at(-1)];
  if (from?.type !== "from_clause" || name === undefined || source === undefined) return undefined;
  if (!clauses.every(({ type }) => Object.hasOwn(methods, type))) return undefined;
  return clauses.reduce(
    (object, clause) => {
      const at = spanOf(clause);
      const value = readExpression(clause.children[0], text);
      const body = [{ kind: "leave", ...at, value, returns: true }] as const;
      const parameters = [{ pattern: readTarget(name, text) }];
      const code = { ...at, name: undefined, parameters, body, keepsSelf: true } as const;
      const method = {
        kind: "member",
        ...at,
        object,
        name: methods[clause.type] ?? "",
        nameSpan: at,
      } as const;
      return callLike(method, clause, [{ ...at, value: { kind: "function", ...at, code } }]);
    },
    readExpression(source, text),
  );
}
