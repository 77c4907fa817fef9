import { type Label, anyTest, fallingThrough, inOrder } from "../../labels.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** The cases of a `switch` in either syntax. */
function casesOf(node: Syntax): readonly Syntax[] {
  return childOf(node, "body")?.children ?? [];
}

function isDefault({ start, end }: Syntax, text: string): boolean {
  return /^default\b/.test(text.slice(start, end));
}

/** The condition of a case: equality with one of its values, if these are literals. */
function testOf(each: Syntax, left: Expression, text: string): Expression | undefined {
  if (isDefault(each, text)) return undefined;
  const values = each.children.find(({ type }) => type === "switch_label")?.children ?? [];
  const isPlain =
    values.length > 0 && values.every(({ type }) => /_literal$|^identifier$/.test(type));
  if (!isPlain) return other(spanOf(each), []);
  return anyTest(
    values.map((value): Expression => {
      const at = spanOf(value);
      // Enum constants are named without their class, which the subject's value knows.
      const right: Expression =
        value.type === "identifier"
          ? {
              ...{ kind: "member", ...at, object: left, nameSpan: at },
              name: text.slice(value.start, value.end),
            }
          : readExpression(value, text);
      return { kind: "same", ...at, left, right };
    }),
  );
}

/** Whether the subject has no side effects: a name, or what its text is in another form. */
function canBeAskedAgain(node: Syntax | undefined, text: string): boolean {
  const given = node?.type === "parenthesized_expression" ? node.children[0] : node;
  if (given?.type === "method_invocation") {
    const name = childOf(given, "name");
    const isText = name !== undefined && asText.test(text.slice(name.start, name.end));
    return isText && canBeAskedAgain(childOf(given, "object"), text);
  }
  return given !== undefined && /^(?:identifier|field_access|this)$/.test(given.type);
}

const asText = /^(?:name|toString|to(?:Upper|Lower)Case|trim|strip)$/;

/** A `switch` statement: a chain of comparisons, if its subject can be asked again. */
export function readSwitch(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const condition = childOf(node, "condition");
  const value = readExpression(condition, text);
  const cases = casesOf(node);
  const own = cases.map((each) =>
    readStatements(
      each.children.filter(({ type }) => type !== "switch_label"),
      text,
      each.type !== "switch_rule",
    ),
  );
  const bodies = cases.some(({ type }) => type === "switch_rule") ? own : fallingThrough(own);
  const labels = cases.map((each, index): Label => {
    const body = (bodies[index] ?? []).filter((inner) => inner.kind !== "leave" || inner.returns);
    const isShared = each.type !== "switch_rule" && bodies[index]?.length === 0;
    return {
      test: testOf(each, value, text),
      body,
      isShared: isShared && index < cases.length - 1,
    };
  });
  if (canBeAskedAgain(condition, text)) {
    const branches = [inOrder(labels)];
    return [{ kind: "branches", ...at, branches, isComplete: true, takesBreaks: true }];
  }
  const branches = labels.map(({ body }) => body);
  const isComplete = cases.some((each) => isDefault(each, text));
  return [
    { kind: "do", ...at, value },
    { kind: "branches", ...at, branches, isComplete, takesBreaks: true },
  ];
}

/** A `switch` expression: one of its cases' values. */
export function readSwitchValue(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const condition = childOf(node, "condition");
  const left = readExpression(condition, text);
  const cases = casesOf(node);
  const isSeen =
    canBeAskedAgain(condition, text) && cases.every(({ type }) => type === "switch_rule");
  // The default comes last, wherever it is written.
  const ordered = cases.toSorted((a, b) => Number(isDefault(a, text)) - Number(isDefault(b, text)));
  const ways = ordered.flatMap((each) => {
    const value = valueOf(each, text);
    if (value === undefined) return [];
    const test = isSeen ? testOf(each, left, text) : undefined;
    return [{ value, test: test ?? other(at, [left]) }];
  });
  const [last, ...others] = ways.toReversed();
  if (last === undefined) return other(at, [left]);
  return others.reduce<Expression>(
    (otherwise, { value, test }) => ({ kind: "choose", ...at, test, then: value, otherwise }),
    last.value,
  );
}

function valueOf(rule: Syntax, text: string): Expression | undefined {
  const body = rule.children.find(({ type }) => type !== "switch_label");
  if (body?.type === "expression_statement") return readExpression(body.children[0], text);
  if (body?.type === "throw_statement") return undefined;
  const last = body?.children.at(-1);
  return last?.type === "yield_statement"
    ? readExpression(last.children[0], text)
    : body && other(spanOf(body), []);
}
