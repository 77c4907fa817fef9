import { type Label, anyTest, inOrder } from "../../labels.ts";
import type { Expression, Statement } from "../../program.ts";
import { nameOf, nameText, other, spanOf } from "../../reading.ts";
import { type Syntax, childOf, childrenOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { readBody } from "./readStatement.ts";
import type { RubySource } from "./rubySource.ts";

/** `case … when …` and `case … in …`: patterns are tested in order. */
export function readCase(node: Syntax, source: RubySource): readonly Statement[] {
  const at = spanOf(node);
  const given = childOf(node, "value");
  // No variable in a file has such a name.
  const value = nameOf(`case ${String(node.start)}`, at);
  const clauses = node.children.filter(({ type }) => /^(?:when|in_clause|else)$/.test(type));
  const labels = clauses.map((clause) => labelOf(clause, given && value, source));
  const body: Statement = { kind: "block", ...at, body: inOrder(labels) };
  if (given === undefined) return [body];
  const target = {
    kind: "variable",
    ...at,
    name: value.kind === "name" ? value.name : "",
  } as const;
  return [{ kind: "declare", ...at, target, value: readExpression(given, source) }, body];
}

function labelOf(clause: Syntax, value: Expression | undefined, source: RubySource): Label {
  if (clause.type === "else") return { test: undefined, body: readBody(clause, source) };
  const at = spanOf(clause);
  const patterns = childrenOf(clause, "pattern").flatMap((pattern) =>
    pattern.type === "pattern" ? pattern.children : [pattern],
  );
  const bound =
    value === undefined ? [] : patterns.flatMap((each) => bindings(each, value, source));
  const tests = patterns.map((each) =>
    value === undefined ? readExpression(each, source) : testOf(each, value, source),
  );
  const test = tests.length === 0 ? other(at, []) : anyTest(tests);
  const guard = childOf(clause, "guard");
  const body = [...bound, ...readBody(childOf(clause, "body"), source)];
  return { test: guard === undefined ? test : both(test, other(guard, [])), body };
}

function both(left: Expression, right: Expression): Expression {
  return { kind: "logical", start: left.start, end: right.end, operator: "and", left, right };
}

const literal = /^(?:string|simple_symbol|delimited_symbol|integer|nil|true|false)$/;

/** Whether a value matches a pattern; unknown for classes, ranges and regular expressions. */
function testOf(pattern: Syntax, value: Expression, source: RubySource): Expression {
  const at = spanOf(pattern);
  const right = (): Expression => readExpression(pattern, source);
  if (literal.test(pattern.type)) return { kind: "same", ...at, left: value, right: right() };
  if (pattern.type === "alternative_pattern") {
    return anyTest(pattern.children.map((each) => testOf(each, value, source)));
  }
  if (pattern.type !== "array_pattern") return other(at, []);
  const parts = pattern.children.map((each, index) =>
    each.type === "identifier" ? undefined : testOf(each, itemOf(value, index, each), source),
  );
  const tests = parts.filter((each) => each !== undefined);
  return tests.length === 0 ? other(at, []) : tests.reduce(both);
}

/** Assigns the variables of a pattern: of an array by position, of a hash by key. */
function bindings(pattern: Syntax, value: Expression, source: RubySource): readonly Statement[] {
  const at = spanOf(pattern);
  switch (pattern.type) {
    case "identifier":
      return [{ kind: "declare", ...at, target: readPattern(pattern, source), value }];
    case "array_pattern": {
      const splat = pattern.children.findIndex(({ type }) => type === "splat_parameter");
      const known = splat === -1 ? pattern.children : pattern.children.slice(0, splat);
      return known.flatMap((each, index) => bindings(each, itemOf(value, index, each), source));
    }
    case "hash_pattern":
      return pattern.children.flatMap((each) => {
        const [key, inner] = [childOf(each, "key"), childOf(each, "value")];
        if (each.type !== "keyword_pattern" || key === undefined) return [];
        const name = source.text.slice(key.start, key.end).replace(/:$/, "");
        const held: Expression = {
          ...{ kind: "index", ...spanOf(each), object: value, key: nameText(name, key) },
        };
        if (inner !== undefined) return bindings(inner, held, source);
        source.locals.add(name);
        const target = { kind: "variable", ...spanOf(key), name } as const;
        return [{ kind: "declare", ...spanOf(each), target, value: held }];
      });
    default:
      return [];
  }
}

function itemOf(value: Expression, index: number, at: Syntax): Expression {
  const key = { kind: "constant", ...spanOf(at), value: index } as const;
  return { kind: "index", ...spanOf(at), object: value, key };
}
