import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readCase } from "./readCase.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { readMethodOf } from "./madeClasses.ts";
import { readEndless, readLeave, readLoop } from "./readLoop.ts";
import { readMethod } from "./readFunction.ts";
import { readPattern } from "./readPattern.ts";
import type { RubySource } from "./rubySource.ts";

export function readStatements(nodes: readonly Syntax[], source: RubySource): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, source));
}

/** The statements of a body, with `rescue` and `ensure`. */
export function readBody(node: Syntax | undefined, source: RubySource): readonly Statement[] {
  if (node === undefined) return [];
  if (!/^(?:body_statement|block_body|begin|then|else|do|ensure|block|do_block)$/.test(node.type)) {
    return readStatement(node, source);
  }
  const isLast = ({ type }: Syntax): boolean => type === "ensure";
  const isHandler = ({ type }: Syntax): boolean => type === "rescue";
  const body = node.children.filter((child) => !isLast(child) && !isHandler(child));
  const statements = readStatements(body, source);
  const handlers = node.children.filter(isHandler);
  const last = node.children.filter(isLast);
  if (handlers.length === 0 && last.length === 0) return statements;
  return [
    {
      ...{ kind: "guarded", ...spanOf(node), body: statements },
      handlers: handlers.map((handler) => {
        const variable = childOf(handler, "variable")?.children[0];
        if (variable !== undefined) readPattern(variable, source);
        return readBody(childOf(handler, "body"), source);
      }),
      last: last.flatMap((each) => readStatements(each.children, source)),
    },
  ];
}

/** Whether a node is a control structure, which in Ruby has a value, too. */
export function isControl({ type }: Syntax): boolean {
  return /^(?:if|unless|case|case_match|while|until|for|begin|(?:if|unless|while|until)_modifier)$/.test(
    type,
  );
}

function readStatement(node: Syntax, source: RubySource): readonly Statement[] {
  const at = spanOf(node);
  const read = (inner: Syntax | undefined): Expression =>
    inner === undefined ? other(at, []) : readExpression(inner, source);
  const bodyOf = (inner: Syntax | undefined): readonly Statement[] => readBody(inner, source);
  if (source.inBlocks.has(node)) return [];
  switch (node.type) {
    case "singleton_method": {
      const more = readMethodOf(node, source);
      if (more !== undefined) return [{ kind: "do", ...at, value: more }];
      return [{ kind: "function", ...at, code: readMethod(node, source) }];
    }
    case "method":
      return [{ kind: "function", ...at, code: readMethod(node, source) }];
    case "class":
    case "module":
      // Reopenings are read with the first declaration.
      if (source.again.has(node)) return [];
      return [{ kind: "class", ...at, code: readClass(node, source) }];
    case "if":
    case "elsif":
    case "unless": {
      const test = read(childOf(node, "condition"));
      const branches = [bodyOf(childOf(node, "consequence")), alternative(node, source)];
      return [
        {
          ...{ kind: "branches", ...at, branches, isComplete: true },
          test: node.type === "unless" ? { kind: "not", ...at, value: test } : test,
        },
      ];
    }
    case "if_modifier":
    case "unless_modifier": {
      const test = read(childOf(node, "condition"));
      return [
        {
          ...{ kind: "branches", ...at, isComplete: true },
          branches: [bodyOf(childOf(node, "body")), []],
          test: node.type === "unless_modifier" ? { kind: "not", ...at, value: test } : test,
        },
      ];
    }
    case "case":
    case "case_match":
      return readCase(node, source);
    case "while":
    case "until":
    case "while_modifier":
    case "until_modifier":
    case "for":
      return readLoop(node, source);
    case "begin":
      return [{ kind: "block", ...at, body: bodyOf(node) }];
    case "return":
    case "next":
    case "break":
      return [readLeave(node, source)];
    case "redo":
    case "retry":
      return [{ kind: "leave", ...at, value: undefined, returns: false }];
    case "parenthesized_statements":
    case "then":
    case "else":
    case "ERROR":
      return readStatements(node.children, source);
    case "heredoc_body":
    case "uninterpreted":
    case "empty_statement":
    case "alias":
    case "undef":
      return [];
    case "begin_block":
    case "end_block":
      return readStatements(node.children, source);
    case "call": {
      const endless = readEndless(node, source);
      if (endless !== undefined) return endless;
      const method = childOf(node, "method");
      const name = method && source.text.slice(method.start, method.end);
      const isRaise =
        childOf(node, "receiver") === undefined && /^(?:raise|fail|abort|exit)$/.test(name ?? "");
      if (!isRaise) break;
      const parts = childOf(node, "arguments")?.children.map(read) ?? [];
      return [{ kind: "leave", ...at, value: other(at, parts), returns: false }];
    }
  }
  return [{ kind: "do", ...at, value: read(node) }];
}

function alternative(node: Syntax, source: RubySource): readonly Statement[] {
  const otherwise = childOf(node, "alternative");
  if (otherwise === undefined) return [];
  return otherwise.type === "elsif"
    ? readStatement(otherwise, source)
    : readBody(otherwise, source);
}
