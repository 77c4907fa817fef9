import type { Span } from "../../httpRequest.ts";
import type { Expression, Statement } from "../program.ts";
import { callLike, other, spanOf } from "../reading.ts";
import { childOf, childrenOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readInner, readMethod, typeName } from "./readMethod.ts";
import { readTarget } from "./readOperator.ts";

export function readStatements(nodes: readonly Syntax[], text: string): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, text, true));
}

/** The body of a function: statements, or the expression that it gives back. */
export function readBody(node: Syntax | undefined, text: string): readonly Statement[] {
  if (node === undefined) return [];
  if (node.type === "block") return readStatements(node.children, text);
  const inner = node.type === "arrow_expression_clause" ? node.children[0] : node;
  return [{ kind: "leave", ...spanOf(node), value: readExpression(inner, text), returns: true }];
}

/** `isListed`: another statement can stand behind it. */
function readStatement(
  node: Syntax | undefined,
  text: string,
  isListed = false,
): readonly Statement[] {
  if (node === undefined) return [];
  const at = spanOf(node);
  const bodyOf = (field: string): readonly Statement[] => readStatement(childOf(node, field), text);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "global_statement":
      return readStatements(node.children, text);
    case "expression_statement":
      return node.children.flatMap((child) =>
        run(
          isListed
            ? withResult(readExpression(child, text), child, node, text)
            : readExpression(child, text),
        ),
      );
    case "local_declaration_statement":
      return node.children.flatMap((child) => readDeclaration(child, node, text));
    case "variable_declaration":
      return readDeclaration(node, undefined, text);
    case "local_function_statement":
      return [{ kind: "function", ...at, code: readInner(node, text) }];
    case "method_declaration":
      return [{ kind: "function", ...at, code: readMethod(node, text) }];
    case "field_declaration":
      return readStatements(node.children, text);
    case "block":
      return [{ kind: "block", ...at, body: readStatements(node.children, text) }];
    case "using_statement": {
      const held = node.children.filter(({ field }) => field !== "body");
      const made = held.flatMap((child) => readDeclaration(child, insideOf(node, text), text));
      const others = held.filter(({ type }) => type !== "variable_declaration");
      const body = [...made, ...readStatements(others, text), ...bodyOf("body")];
      return [{ kind: "block", ...at, body }];
    }
    case "lock_statement":
    case "checked_statement":
    case "unsafe_statement":
    case "labeled_statement":
      return readStatements(node.children.slice(-1), text);
    case "fixed_statement":
      return readStatements(node.children, text);
    case "preproc_if":
      return [readCondition(node, text)];
    case "if_statement":
      return [
        {
          ...{ kind: "branches", ...at, test: readExpression(childOf(node, "condition"), text) },
          branches: [bodyOf("consequence"), bodyOf("alternative")],
          isComplete: true,
        },
      ];
    case "foreach_statement":
      return [readForeach(node, bodyOf("body"), text)];
    case "for_statement":
    case "while_statement": {
      const head = childrenOf(node, "initializer").flatMap((each) => readStatement(each, text));
      const tests = childrenOf(node, "condition").map((test) => readExpression(test, text));
      const body = [...run(other(at, tests)), ...bodyOf("body")];
      return [{ kind: "block", ...at, body: [...head, { kind: "loop", ...at, body }] }];
    }
    case "do_statement": {
      const branches = [bodyOf("body")];
      return [{ kind: "branches", ...at, branches, isComplete: true, takesBreaks: true }];
    }
    case "try_statement": {
      const handlers = node.children
        .filter(({ type }) => type === "catch_clause")
        .map((handler) => readStatement(childOf(handler, "body"), text));
      const last = node.children.find(({ type }) => type === "finally_clause")?.children[0];
      return [
        { kind: "guarded", ...at, body: bodyOf("body"), handlers, last: readStatement(last, text) },
      ];
    }
    case "switch_statement":
      return readSwitch(node, text);
    case "return_statement":
    case "throw_statement": {
      const value = node.children[0] && readExpression(node.children[0], text);
      return [{ kind: "leave", ...at, value, returns: node.type === "return_statement" }];
    }
    case "break_statement":
    case "continue_statement":
      return [{ kind: "leave", ...at, value: undefined, returns: false }];
    case "yield_statement":
      return run(
        other(
          at,
          node.children.map((child) => readExpression(child, text)),
        ),
      );
    case "ERROR":
      return readStatements(node.children, text);
    default:
      return /expression$|^identifier$/.test(node.type) ? run(readExpression(node, text)) : [];
  }
}

/** Where the block of `using (…) { … }` begins: its first statement, and what opens it. */
function insideOf(node: Syntax, text: string): Span | undefined {
  const body = childOf(node, "body");
  const [first] = body?.children ?? [];
  if (body?.type !== "block" || first === undefined) return undefined;
  return text[body.start] === "{" ? { start: first.start, end: body.start + 1 } : undefined;
}

/** `statement`: what the declaration is all of, if it is one; there another can follow it. */
function readDeclaration(
  node: Syntax,
  statement: Span | undefined,
  text: string,
): readonly Statement[] {
  if (node.type !== "variable_declaration") return [];
  const type = typeName(childOf(node, "type"), text);
  const declarators = node.children.filter((child) => child.type === "variable_declarator");
  return declarators.flatMap((declarator): Statement[] => {
    const name = childOf(declarator, "name") ?? declarator.children[0];
    if (name === undefined) return [];
    const value = declarator.children.find((child) => child !== name);
    const shown = text.slice(name.start, name.end);
    const read = value && readExpression(value, text, type);
    const isAlone = statement !== undefined && declarators.length === 1;
    return [
      {
        ...{ kind: "declare", ...spanOf(declarator) },
        target: readTarget(name, text),
        value:
          read?.kind === "call" && isAlone
            ? { ...read, result: { name: shown, from: statement.start, after: statement.end } }
            : read,
      },
    ];
  });
}

/** What an assignment gives a name to can be worked on behind it. */
function withResult(value: Expression, node: Syntax, statement: Syntax, text: string): Expression {
  const left = childOf(node, "left");
  if (value.kind !== "assign" || value.value.kind !== "call" || left === undefined) return value;
  const name = text.slice(left.start, left.end);
  if (!/^[\w.]+$/.test(name)) return value;
  return {
    ...value,
    value: { ...value.value, result: { name, from: statement.start, after: statement.end } },
  };
}

function readForeach(node: Syntax, body: readonly Statement[], text: string): Statement {
  const at = spanOf(node);
  const left = childOf(node, "left");
  const of = readExpression(childOf(node, "right"), text);
  // Of a dictionary its pairs, as objects or, where they are taken apart, as lists.
  const inParts = left?.type === "tuple_pattern" || left?.type === "tuple_expression";
  const part = of.kind === "member" ? /^(?:(?:All)?Keys|Values)$/.exec(of.name)?.[0] : undefined;
  const name = inParts
    ? "<parts>"
    : part === undefined
      ? "<pairs>"
      : part === "Values"
        ? "<values>"
        : "<keys>";
  const inner = of.kind === "member" && part !== undefined ? of.object : of;
  const items = callLike({ kind: "name", ...spanOf(of), name }, node, [
    { ...spanOf(of), value: inner },
  ]);
  return {
    ...{ kind: "loop", ...at, of: items, takes: "items", body },
    ...(left === undefined ? {} : { each: readTarget(left, text) }),
  };
}

/** `#if … #elif … #else`: either is what is compiled. */
function readCondition(node: Syntax, text: string): Statement {
  const other = childOf(node, "alternative");
  const own = node.children.filter(({ field }) => field !== "condition" && field !== "alternative");
  // What is declared in there is seen behind it.
  const read = (nodes: readonly Syntax[]): readonly Statement[] =>
    readStatements(nodes, text).map((each) =>
      each.kind === "declare" ? { ...each, isWide: true } : each,
    );
  const branches = [read(own)];
  if (other?.type === "preproc_elif") branches.push([readCondition(other, text)]);
  else if (other !== undefined) branches.push(read(other.children));
  return { kind: "branches", ...spanOf(node), branches, isComplete: other !== undefined };
}

function sourceOf(node: Syntax | undefined, text: string): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}

function readSwitch(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const sections = childOf(node, "body")?.children ?? [];
  const branches = sections
    .map((section) =>
      readStatements(section.children, text).filter(
        (inner) => inner.kind !== "leave" || inner.returns || inner.value !== undefined,
      ),
    )
    // One label after the other leads to the same.
    .filter(
      (body, index) =>
        body.length > 0 || /(?:break|goto|continue)/.test(sourceOf(sections[index], text)),
    );
  const isComplete = sections.some(({ start, end }) =>
    /(?:^|\n\s*)default\s*:/.test(text.slice(start, end)),
  );
  const value = readExpression(childOf(node, "value"), text);
  return [
    { kind: "do", ...at, value },
    { kind: "branches", ...at, branches, isComplete },
  ];
}
