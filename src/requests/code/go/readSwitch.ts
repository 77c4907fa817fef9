import { anyTest, inOrder, type Label } from "../labels.ts";
import type { Expression, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";
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
    (value === undefined || subject.test(value.type)) &&
    cases.every((each) => ![...nodesIn(each)].some(({ type }) => type === "fallthrough_statement"));
  const before = first === undefined ? [] : readStatement(first, file);
  const body = isOrdered
    ? inOrder(cases.map((each) => labelOf(each, value, file)))
    : unknownCase(cases, value, node, file);
  return [{ kind: "block", ...at, body: [...before, ...body] }];
}

function labelOf(each: Syntax, value: Syntax | undefined, file: GoFile): Label {
  const isDefault = each.type === "default_case";
  return { test: isDefault ? undefined : testOf(each, value, file), body: bodyOf(each, file) };
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
  value: Syntax | undefined,
  node: Syntax,
  file: GoFile,
): readonly Statement[] {
  const at = spanOf(node);
  const branches = cases.map((each) => bodyOf(each, file));
  const isComplete = cases.some(({ type }) => type === "default_case");
  const choice: Statement = { kind: "branches", ...at, branches, isComplete };
  return value === undefined
    ? [choice]
    : [{ kind: "do", ...at, value: readExpression(value, file) }, choice];
}

function bodyOf(each: Syntax, file: GoFile): readonly Statement[] {
  const list = each.children.find(({ type }) => type === "statement_list");
  const communication = childOf(each, "communication");
  return [
    ...(communication === undefined ? [] : readStatement(communication, file)),
    ...readBlock(list, file).filter((inner) => inner.kind !== "leave" || inner.returns),
  ];
}
