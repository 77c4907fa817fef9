import { doWhile } from "../../doWhile.ts";
import type { Expression, Statement } from "../../program.ts";
import { handlersOf, readCurlyStatement } from "../../curlyStatements.ts";
import { spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { readCondition, readForeach } from "./readBranches.ts";
import { insideOf, readDeclaration, withResult } from "./readDeclaration.ts";
import { readExpression } from "./readExpression.ts";
import { readInner, readMethod } from "./readMethod.ts";
import { readSwitch } from "./readSwitch.ts";
import { gathered, readYield } from "./readYield.ts";

const read = { expression: readExpression, statement: readStatement, statements: readStatements };

/** Reads a list of statements. */
export function readStatements(nodes: readonly Syntax[], text: string): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, text, true));
}

/** A function's body: statements, or an expression that it returns. */
export function readBody(node: Syntax | undefined, text: string): readonly Statement[] {
  if (node === undefined) return [];
  if (node.type === "block") return gathered(node, readStatements(node.children, text));
  const inner = node.type === "arrow_expression_clause" ? node.children[0] : node;
  return [{ kind: "leave", ...spanOf(node), value: readExpression(inner, text), returns: true }];
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
    case "foreach_statement":
      return [readForeach(node, bodyOf("body"), text)];
    case "do_statement":
      return [doWhile(bodyOf("body"), node, childrenOf(node, "condition"), text)];
    case "try_statement":
      return [{ kind: "guarded", ...at, body: bodyOf("body"), ...handlersOf(node, text, read) }];
    case "switch_statement":
      return readSwitch(node, text);
    case "return_statement":
    case "throw_statement": {
      const value = node.children[0] && readExpression(node.children[0], text);
      return [{ kind: "leave", ...at, value, returns: node.type === "return_statement" }];
    }
    case "yield_statement":
      return [readYield(node, text)];
    default:
      return (
        readCurlyStatement(node, text, read) ??
        (/expression$|^identifier$/.test(node.type) ? run(readExpression(node, text)) : [])
      );
  }
}
