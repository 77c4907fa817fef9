import type { Span } from "../../../httpRequest.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";

/**
 * The declarations under `#if`, and others unchanged. What several parts declare becomes one declaration that means
 * either: a field with one of the values, a method with one of the bodies.
 */
export function flat(node: Syntax, text: string): readonly Syntax[] {
  if (!/^preproc_(?:if|elif|else)$/.test(node.type)) return [node];
  const [condition, other] = [childOf(node, "condition"), childOf(node, "alternative")];
  const own = node.children
    .filter((each) => each !== condition && each !== other)
    .flatMap((each) => flat(each, text));
  const others = other === undefined ? [] : flat(other, text);
  const joined = new Map(
    own.flatMap((one) => {
      const same = others.find((each) => isSame(one, each, text));
      const both = same && either(one, same);
      return both === undefined ? [] : [[same, { one, both }] as const];
    }),
  );
  const ones = new Set([...joined.values()].map(({ one }) => one));
  return [
    ...own.filter((each) => !ones.has(each)),
    ...others.map((each) => joined.get(each)?.both ?? each),
  ];
}

function isSame(one: Syntax, other: Syntax, text: string): boolean {
  const key = keyOf(one, text);
  return key !== undefined && one.type === other.type && key === keyOf(other, text);
}

/** What a declaration shares with one in another part, such as a method's name and parameters. */
function keyOf(node: Syntax, text: string): string | undefined {
  const named = fieldIn(node) ?? node;
  const parts = [childOf(named, "name"), childOf(node, "parameters")];
  return /^(?:field|property|method)_declaration$/.test(node.type)
    ? parts.map((part) => part && text.slice(part.start, part.end).replace(/\s+/g, "")).join("")
    : undefined;
}

/** The only variable of a field declaration. */
function fieldIn(node: Syntax): Syntax | undefined {
  const declaration = node.children.find(({ type }) => type === "variable_declaration");
  const fields = declaration?.children.filter(({ type }) => type === "variable_declarator") ?? [];
  return fields.length === 1 ? fields[0] : undefined;
}

/** One declaration for two. */
function either(one: Syntax, other: Syntax): Syntax | undefined {
  const [first, second] = [contentOf(one), contentOf(other)];
  if (first === undefined || second === undefined) return undefined;
  return replaced(other, second, eitherContent(first, second));
}

/** What a declaration gives its name: a value, or a body. */
function contentOf(node: Syntax): Syntax | undefined {
  const field = fieldIn(node);
  if (field !== undefined) return field.children.find((child) => child.field !== "name");
  return childOf(node, "body") ?? childOf(node, "value");
}

function eitherContent(first: Syntax, second: Syntax): Syntax {
  if (first.type === "block" || second.type === "block") {
    const otherwise = made("preproc_else", "alternative", second, statementsOf(second));
    const choice = made("preproc_if", undefined, second, [...statementsOf(first), otherwise]);
    return made("block", second.field, second, [choice]);
  }
  const [then, otherwise] = [valueOf(first), valueOf(second)];
  const value = made("conditional_expression", otherwise.field, otherwise, [
    made("preproc_condition", "condition", otherwise, []),
    { ...then, field: "consequence" },
    { ...otherwise, field: "alternative" },
  ]);
  return second.type === arrow ? { ...second, children: [value] } : value;
}

const arrow = "arrow_expression_clause";

function statementsOf(body: Syntax): readonly Syntax[] {
  if (body.type === "block") return body.children;
  return [made("return_statement", undefined, body, [valueOf(body)])];
}

function valueOf(content: Syntax): Syntax {
  return content.type === arrow ? (content.children[0] ?? content) : content;
}

function made(
  type: string,
  field: string | undefined,
  at: Span,
  children: readonly Syntax[],
): Syntax {
  return { type, field, ...spanOf(at), children };
}

function replaced(node: Syntax, old: Syntax, fresh: Syntax): Syntax {
  if (node === old) return fresh;
  return { ...node, children: node.children.map((child) => replaced(child, old, fresh)) };
}
