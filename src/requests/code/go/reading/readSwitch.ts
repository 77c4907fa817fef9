import { anyTest, inOrder, isBreak, type Label } from "../../labels.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { GoFile } from "./goFile.ts";
import { readExpression } from "./readExpression.ts";
import { readBlock, readStatement } from "./readStatement.ts";

/** A subject without side effects, which can be compared repeatedly. */
const subject = /^(?:identifier|selector_expression)$/;

/** `switch` over values or types, and `select`. */
export function readSwitch(node: Syntax, file: GoFile): readonly Statement[] {
  const at = spanOf(node);
  const cases = node.children.filter(({ type }) => /_case$/.test(type));
  const first = childOf(node, "initializer");
  const value = childOf(node, "value");
  const isOrdered =
    node.type === "expression_switch_statement" &&
    (value === undefined || subject.test(value.type));
  const bodies = bodiesOf(cases, file);
  const before = first === undefined ? [] : readStatement(first, file);
  const body = isOrdered
    ? inOrder(labelsOf(cases, bodies, value, file))
    : unknownCase(cases, bodies, value, node, file);
  const choice: Statement = {
    ...{ kind: "branches", ...at, branches: [body], isComplete: true, takesBreaks: true },
  };
  return [{ kind: "block", ...at, body: [...before, choice] }];
}

function labelsOf(
  cases: readonly Syntax[],
  bodies: readonly (readonly Statement[])[],
  value: Syntax | undefined,
  file: GoFile,
): readonly Label[] {
  return cases.map((each, index): Label => {
    const isDefault = each.type === "default_case";
    return { test: isDefault ? undefined : testOf(each, value, file), body: bodies[index] ?? [] };
  });
}

/** The condition of a case: one of its values equals the subject, or, without a subject, one of them is true. */
function testOf(each: Syntax, value: Syntax | undefined, file: GoFile): Expression {
  const at = spanOf(each);
  const tests = (childOf(each, "value")?.children ?? []).map((one): Expression => {
    const right = readExpression(one, file);
    if (value === undefined) return right;
    return { kind: "same", ...at, left: readExpression(value, file), right };
  });
  return tests.length === 0 ? other(at, []) : anyTest(tests);
}

/** A switch whose case is not known. */
function unknownCase(
  cases: readonly Syntax[],
  branches: readonly (readonly Statement[])[],
  value: Syntax | undefined,
  node: Syntax,
  file: GoFile,
): readonly Statement[] {
  const at = spanOf(node);
  const isComplete = cases.some(({ type }) => type === "default_case");
  const choice: Statement = { kind: "branches", ...at, branches, isComplete };
  return value === undefined
    ? [choice]
    : [{ kind: "do", ...at, value: readExpression(value, file) }, choice];
}

/** How many statements a case goes on with behind `fallthrough`, for the time that takes. */
const mostStatements = 200;

/** The body of each case; behind `fallthrough` it goes on with the next. */
function bodiesOf(cases: readonly Syntax[], file: GoFile): readonly (readonly Statement[])[] {
  return cases.reduceRight<readonly (readonly Statement[])[]>((behind, each) => {
    const isLast = listOf(each)?.children.at(-1)?.type !== "fallthrough_statement";
    const next = isLast ? [] : (behind[0] ?? []).slice(0, mostStatements);
    return [[...bodyOf(each, file), ...next], ...behind];
  }, []);
}

function listOf(each: Syntax): Syntax | undefined {
  return each.children.find(({ type }) => type === "statement_list");
}

function bodyOf(each: Syntax, file: GoFile): readonly Statement[] {
  const communication = childOf(each, "communication");
  return [
    ...(communication === undefined ? [] : readStatement(communication, file)),
    ...readBlock(listOf(each), file).filter((inner) => !isBreak(inner)),
  ];
}
