import { type Label, fallingThrough, inOrder, isBreak } from "../../labels.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { lazyTruth } from "./lazyFields.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { asTest, sameOf } from "./readOperator.ts";
import { readStatement, readStatements, valueOf } from "./readStatement.ts";

/** `if` with its `elseif` and `else`. */
export function readIf(node: Syntax, source: PhpSource): Statement {
  return branchesOf(node, childrenOf(node, "alternative"), source);
}

function branchesOf(node: Syntax, alternatives: readonly Syntax[], source: PhpSource): Statement {
  const at = spanOf(node);
  const [next, ...rest] = alternatives;
  const bodyOf = (of: Syntax): readonly Statement[] =>
    childrenOf(of, "body").flatMap((body) => readStatement(body, source));
  const then = bodyOf(node);
  const isMore = next?.type === "else_if_clause";
  const otherwise =
    next === undefined ? [] : isMore ? [branchesOf(next, rest, source)] : bodyOf(next);
  const condition = childOf(node, "condition");
  const isReturn = then.length === 1 && then[0]?.kind === "leave" && then[0].returns;
  // A lazily made field is not set yet.
  const truth = lazyTruth(condition, isReturn ? (source.around ?? node) : node, source);
  const test: Expression =
    truth === undefined || (truth && isReturn)
      ? asTest(readExpression(condition, source, node))
      : { kind: "constant", ...at, value: truth };
  return { kind: "branches", ...at, branches: [then, otherwise], isComplete: true, test };
}

/** `switch`: a chain of comparisons. */
export function readSwitch(node: Syntax, source: PhpSource): readonly Statement[] {
  const at = spanOf(node);
  const cases = childOf(node, "body")?.children ?? [];
  const subject = childOf(node, "condition");
  const bodies = fallingThrough(
    cases.map((each) => {
      const value = childOf(each, "value");
      return readStatements(
        each.children.filter((child) => child !== value),
        source,
      );
    }),
  );
  const labels = cases.map((each, index): Label => {
    const value = childOf(each, "value");
    const body = bodies[index] ?? [];
    return {
      test: value && equals(subject, value, at, source),
      body: body.filter((inner) => !isBreak(inner)),
      isShared: body.length === 0 && index < cases.length - 1,
    };
  });
  return [
    { kind: "branches", ...at, branches: [inOrder(labels)], isComplete: true, takesBreaks: true },
  ];
}

/** Whether the subject equals a case's value; with `switch (true)`, the case's condition. */
function equals(
  subject: Syntax | undefined,
  value: Syntax,
  at: { readonly start: number; readonly end: number },
  source: PhpSource,
): Expression {
  const right = readExpression(value, source, at);
  const left = readExpression(subject, source, at);
  if (left.kind === "constant" && left.value === true) return right;
  return sameOf(left, right, at, source);
}

function anyTrue(
  tests: readonly Expression[],
  at: { readonly start: number; readonly end: number },
): Expression {
  const [first = other(at, []), ...more] = tests;
  return more.reduce<Expression>(
    (left, right) => ({ kind: "logical", ...at, operator: "or", left, right }),
    first,
  );
}

/** `match`; an arm that throws has no value. */
export function readMatch(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const subject = childOf(node, "condition");
  const arms = (childOf(node, "body")?.children ?? []).flatMap((arm) => {
    const result = childOf(arm, "return_expression");
    if (result === undefined || result.type === "throw_expression") return [];
    const conditions = childOf(arm, "conditional_expressions")?.children ?? [];
    const test = anyTrue(
      conditions.map((each) => equals(subject, each, at, source)),
      at,
    );
    return [{ test, value: valueOf(result, source, at), isDefault: conditions.length === 0 }];
  });
  const last = arms.find(({ isDefault }) => isDefault) ?? arms.at(-1);
  return arms
    .filter((arm) => arm !== last)
    .reduceRight<Expression>(
      (otherwise, { test, value }) => ({ kind: "choose", ...at, test, then: value, otherwise }),
      last?.value ?? other(at, []),
    );
}
