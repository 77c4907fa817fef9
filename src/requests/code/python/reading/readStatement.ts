import { countersIn } from "../../countersIn.ts";
import { endless } from "../../endless.ts";
import { leaveOf } from "../../labelled.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { type Syntax, childOf, childrenOf } from "../../syntaxTree.ts";
import { readSimple } from "./readAssignment.ts";
import { globalsIn } from "./globals.ts";
import { readClassStatement } from "./readClassStatement.ts";
import { readDecorated } from "./readDecorated.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readImport } from "./readImport.ts";
import { readMissing } from "./readMissing.ts";
import { readMatch } from "./readMatch.ts";
import { readPattern } from "./readPattern.ts";
import { readWith } from "./readWith.ts";
import { readYield } from "./readYield.ts";

/** Statements of a function, class or file; `globals`: the `global` names of the enclosing one. */
export function readStatements(
  nodes: readonly Syntax[],
  text: string,
  globals: ReadonlySet<string> = globalsIn(nodes, text),
): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, text, globals));
}

function readStatement(
  node: Syntax,
  text: string,
  globals: ReadonlySet<string>,
): readonly Statement[] {
  const at = spanOf(node);
  const bodyOf = (of: Syntax | undefined): readonly Statement[] =>
    of === undefined ? [] : readStatements(of.children, text, globals);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "expression_statement":
      return node.children.flatMap((child) => readSimple(child, text, globals));
    case "import_statement":
    case "import_from_statement":
      return readImport(node, text);
    case "function_definition":
      return [{ kind: "function", ...at, code: readFunction(node, text) }];
    case "class_definition":
      return readClassStatement(node, text);
    case "decorated_definition":
      return readDecorated(node, text);
    case "if_statement": {
      const [test, then] = [childOf(node, "condition"), childOf(node, "consequence")];
      return [readIf(at, test, then, childrenOf(node, "alternative"), text, globals)];
    }
    case "for_statement": {
      const left = childOf(node, "left");
      const body = [...bodyOf(childOf(node, "body"))];
      const of = readExpression(childOf(node, "right"), text);
      const each = left === undefined ? {} : { each: readPattern(left, text) };
      return [
        { kind: "loop", ...at, of, body, ...each, takes: "items", isWide: true },
        ...unbroken(node, bodyOf),
      ];
    }
    case "while_statement":
      return [
        ...run(readExpression(childOf(node, "condition"), text)),
        {
          ...{ kind: "loop", ...at, ...endless([childOf(node, "condition")], text) },
          body: [...countersIn(node, text), ...bodyOf(childOf(node, "body"))],
        },
        ...unbroken(node, bodyOf),
      ];
    case "try_statement": {
      const blockOf = (clause: Syntax): readonly Statement[] =>
        bodyOf(clause.children.findLast(({ type }) => type === "block"));
      const clauses = (type: RegExp) => node.children.filter((child) => type.test(child.type));
      const otherwise = clauses(/^else_clause$/).flatMap((clause) =>
        bodyOf(childOf(clause, "body")),
      );
      return [
        {
          ...{ kind: "guarded", ...at, body: [...bodyOf(childOf(node, "body")), ...otherwise] },
          handlers: clauses(/^except/).map(blockOf),
          last: clauses(/^finally_clause$/).flatMap(blockOf),
        },
      ];
    }
    case "with_statement":
      return readWith(node, text, bodyOf(childOf(node, "body")));
    case "match_statement":
      return [readMatch(node, text, globals)];
    case "return_statement":
    case "raise_statement": {
      const [inner] = node.children;
      const returns = node.type === "return_statement";
      const value = inner ? readExpression(inner, text) : returns ? undefined : other(at, []);
      return [{ kind: "leave", ...at, value, returns }];
    }
    case "break_statement":
    case "continue_statement":
      return [leaveOf(node, undefined, text)];
    case "delete_statement":
      return node.children.flatMap((child) => {
        const targets = child.type === "expression_list" ? child.children : [child];
        return targets.flatMap((each) =>
          run({ kind: "delete", ...spanOf(each), target: readExpression(each, text) }),
        );
      });
    case "assert_statement":
      return node.children.slice(0, 1).flatMap((child) => run(readExpression(child, text)));
    // Python 2.
    case "print_statement":
    case "exec_statement":
      return node.children.flatMap((child) =>
        run(readExpression(child.type === "chevron" ? child.children[0] : child, text)),
      );
    case "ERROR":
      return readStatements(node.children, text, globals);
    default:
      return readYield(node, text) ?? [];
  }
}

function readIf(
  at: { start: number; end: number },
  test: Syntax | undefined,
  then: Syntax | undefined,
  [next, ...others]: readonly Syntax[],
  text: string,
  globals: ReadonlySet<string>,
): Statement {
  const all = then === undefined ? [] : readStatements(then.children, text, globals);
  const body = isForCheckers(test, text) ? all.filter(declaresType) : all;
  const otherwise =
    next === undefined
      ? []
      : next.type === "elif_clause"
        ? [
            readIf(
              spanOf(next),
              childOf(next, "condition"),
              childOf(next, "consequence"),
              others,
              text,
              globals,
            ),
          ]
        : readStatements(childOf(next, "body")?.children ?? [], text, globals);
  return {
    ...{
      kind: "branches",
      ...at,
      test: readMissing(test, then, text) ?? readExpression(test, text),
    },
    ...{ branches: [body, otherwise], isComplete: true },
  };
}

/** Whether only type checkers read what is under a condition. */
function isForCheckers(test: Syntax | undefined, text: string): boolean {
  return test !== undefined && /^(?:\w+\.)?TYPE_CHECKING$/.test(text.slice(test.start, test.end));
}

function declaresType({ kind }: Statement): boolean {
  return kind === "import" || kind === "class";
}

/** The `else` of a loop, for when no `break` has left it. */
function unbroken(
  node: Syntax,
  bodyOf: (block: Syntax | undefined) => readonly Statement[],
): readonly Statement[] {
  const clause = childOf(node, "alternative");
  if (clause === undefined) return [];
  const branches = [bodyOf(childOf(clause, "body"))];
  return [{ kind: "branches", ...spanOf(clause), branches, isComplete: false }];
}
