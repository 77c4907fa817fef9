import { doWhile } from "../../doWhile.ts";
import type { Expression, Statement } from "../../program.ts";
import { handlersOf, readCurlyStatement } from "../../curlyStatements.ts";
import { labelled } from "../../labelled.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { classesIn } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { readMethod, readType } from "./readMethod.ts";
import { readSwitch } from "./readSwitch.ts";

const read = { expression: readExpression, statement: readStatement, statements: readStatements };

/** `areListed`: other statements can be added between them; not after the arrow of a case. */
export function readStatements(
  nodes: readonly Syntax[],
  text: string,
  areListed = true,
): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, text, areListed));
}

/** A function's body: statements, or an expression that it returns. */
export function readBody(node: Syntax | undefined, text: string): readonly Statement[] {
  if (node === undefined) return [];
  if (node.type === "block" || node.type === "constructor_body") {
    return readStatements(node.children, text);
  }
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}

/** `isListed`: another statement can be added after it. */
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
    case "expression_statement":
      return node.children.flatMap((child) =>
        child.type === "switch_expression"
          ? readSwitch(child, text)
          : run(isListed ? assigned(child, node, text) : readExpression(child, text)),
      );
    case "switch_expression":
      return readSwitch(node, text);
    case "local_variable_declaration":
    case "field_declaration":
      return readDeclaration(node, text);
    case "method_declaration":
      return [{ kind: "function", ...at, code: readMethod(node, text) }];
    case "class_declaration":
    case "record_declaration":
    case "enum_declaration":
    case "interface_declaration":
      return classesIn(node, text);
    case "synchronized_statement":
      return bodyOf("body");
    case "labeled_statement":
      return labelled(readStatements(node.children.slice(1), text), node.children[0], text);
    case "enhanced_for_statement": {
      const name = childOf(node, "name");
      if (name === undefined) return bodyOf("body");
      const of = readExpression(childOf(node, "value"), text);
      const each = {
        ...({ kind: "variable", ...spanOf(name), name: text.slice(name.start, name.end) } as const),
      };
      return [{ kind: "loop", ...at, each, of, takes: "items", body: bodyOf("body") }];
    }
    case "do_statement":
      return [doWhile(bodyOf("body"), node, childrenOf(node, "condition"), text)];
    case "try_statement":
    case "try_with_resources_statement":
      return readTry(node, text);
    case "return_statement":
    case "yield_statement":
    case "throw_statement": {
      const value = node.children[0] && readExpression(node.children[0], text);
      return [{ kind: "leave", ...at, value, returns: node.type !== "throw_statement" }];
    }
    case "explicit_constructor_invocation":
      return run(readExpression(node, text));
    default:
      return (
        readCurlyStatement(node, text, read) ??
        (/(?:expression|invocation|identifier)$/.test(node.type)
          ? run(readExpression(node, text))
          : [])
      );
  }
}

function readDeclaration(node: Syntax, text: string): readonly Statement[] {
  const type = readType(childOf(node, "type"), text);
  return childrenOf(node, "declarator").flatMap((declarator): Statement[] => {
    const name = childOf(declarator, "name");
    if (name === undefined) return [];
    const value = childOf(declarator, "value");
    const shown = text.slice(name.start, name.end);
    return [
      {
        ...{ kind: "declare", ...spanOf(declarator) },
        ...(type === undefined ? {} : { type }),
        target: { kind: "variable", ...spanOf(name), name: shown },
        // Java requires a value before it is read.
        value:
          value === undefined
            ? other(declarator, [])
            : withResult(readExpression(value, text), shown, node),
      },
    ];
  });
}

/** Adds where a statement about the result can be written. */
function withResult(value: Expression, name: string, { start, end }: Syntax): Expression {
  return value.kind === "call" ? { ...value, result: { name, from: start, after: end } } : value;
}

/** Adds to an assignment where a statement about the variable can be written. */
function assigned(node: Syntax, statement: Syntax, text: string): Expression {
  const value = readExpression(node, text);
  const left = childOf(node, "left");
  if (value.kind !== "assign" || left === undefined) return value;
  const name = text.slice(left.start, left.end);
  return /^[\w.]+$/.test(name)
    ? { ...value, value: withResult(value.value, name, statement) }
    : value;
}

function readTry(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const resources = (childOf(node, "resources")?.children ?? []).flatMap((each): Statement[] => {
    const [name, value] = [childOf(each, "name"), childOf(each, "value")];
    if (name === undefined) return [];
    const target = {
      kind: "variable",
      ...spanOf(name),
      name: text.slice(name.start, name.end),
    } as const;
    return [{ kind: "declare", ...spanOf(each), target, value: readExpression(value, text) }];
  });
  const body = [...resources, ...readStatement(childOf(node, "body"), text)];
  return [{ kind: "guarded", ...at, body, ...handlersOf(node, text, read) }];
}
