import type { Expression, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** Where it goes on after one of several labels. */
interface Section {
  readonly label: Syntax;
  /** Without one it is the default. */
  readonly test: Expression | undefined;
  readonly body: readonly Statement[];
}

/** `switch (x) { case 1: … break; default: … }`. */
export function readSwitch(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const given = childOf(node, "value");
  const value = readExpression(given, text);
  const sections = (childOf(node, "body")?.children ?? []).map((label): Section => ({
    ...{ label, test: testOf(label, value, text) },
    body: readStatements(label.children.filter(isInBody), text).filter(
      (inner) => inner.kind !== "leave" || inner.returns || inner.value !== undefined,
    ),
  }));
  const isPlain =
    given !== undefined && /^(?:identifier|member_access_expression)$/.test(given.type);
  const isOrdered = isPlain && !/\bgoto\b/.test(text.slice(node.start, node.end));
  return isOrdered
    ? [
        {
          kind: "branches",
          ...at,
          branches: [inOrder(sections)],
          isComplete: true,
          takesBreaks: true,
        },
      ]
    : [
        { kind: "do", ...at, value },
        { kind: "branches", ...at, ...anyOf(sections, text), takesBreaks: true },
      ];
}

/** What a label says is no part of what it leads to, unless it declares something. */
function isInBody({ type }: Syntax): boolean {
  return !/^(?:(?:constant|or|and|negated|relational|parenthesized)_pattern|when_clause)$/.test(
    type,
  );
}

/** What a label asks for; nothing that is seen where it is more than one value. */
function testOf(label: Syntax, left: Expression, text: string): Expression | undefined {
  if (/^default\s*:/.test(text.slice(label.start, label.end))) return undefined;
  const at = spanOf(label);
  const [pattern, next] = label.children;
  const isValue = pattern?.type === "constant_pattern" && next?.type !== "when_clause";
  return isValue
    ? { kind: "same", ...at, left, right: readExpression(pattern.children[0], text) }
    : other(at, []);
}

/** Each label is asked for itself, one after another; several in a row have one body. */
function inOrder(sections: readonly Section[]): readonly Statement[] {
  let tests: readonly (Expression | undefined)[] = [];
  let otherwise: readonly Statement[] = [];
  const choices: { readonly test: Expression; readonly body: readonly Statement[] }[] = [];
  sections.forEach(({ label, test, body }, index) => {
    tests = [...tests, test];
    const isShared = !label.children.some(isInBody) && index < sections.length - 1;
    if (isShared) return;
    if (tests.includes(undefined)) otherwise = body;
    else choices.push({ test: anyTest(tests.filter((each) => each !== undefined)), body });
    tests = [];
  });
  return choices.reduceRight<readonly Statement[]>((rest, { test, body }) => {
    const { start, end } = test;
    return [{ kind: "branches", start, end, test, branches: [body, rest], isComplete: true }];
  }, otherwise);
}

function anyTest(tests: readonly Expression[]): Expression {
  return tests.reduce((left, right) => {
    const at = { start: left.start, end: right.end };
    return { kind: "logical", ...at, operator: "or", left, right };
  });
}

/** Nobody sees which one it is. */
function anyOf(
  sections: readonly Section[],
  text: string,
): { readonly branches: readonly (readonly Statement[])[]; readonly isComplete: boolean } {
  const branches = sections
    // One label after the other leads to the same.
    .filter(
      ({ label, body }) =>
        body.length > 0 || /(?:break|goto|continue)/.test(text.slice(label.start, label.end)),
    )
    .map(({ body }) => body);
  return { branches, isComplete: sections.some(({ test }) => test === undefined) };
}
