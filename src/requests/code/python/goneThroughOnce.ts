import { type FunctionsByName, functionsIn, namesOfAll } from "../functionsIn.ts";
import { type Syntax, childOf, nodesIn } from "../syntaxTree.ts";

const inner = /^(?:function_definition|class_definition|lambda)$/;

/**
 * The tree as if a variable with a generator of the file were given an empty tuple once that has certainly been gone
 * through: by a loop over it that nothing ends early, or by a function that begins with such a loop.
 */
export function goneThroughOnce(root: Syntax, text: string): Syntax {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  const functions = plainFunctions(root, source);
  const generators = namesOfAll(functions, (node) => isPlain(node) && yields(node));
  return generators.size === 0 ? root : changed(root);

  function changed(node: Syntax): Syntax {
    const children = node.children.map(changed);
    return { ...node, children: node.type === "block" ? emptied(children) : children };
  }

  function emptied(statements: readonly Syntax[]): readonly Syntax[] {
    return statements.flatMap((statement, at) => {
      const kept = statements.slice(0, at).findLast((each) => keeper(each, statement));
      const target = kept && childOf(kept.children[0] ?? kept, "left");
      if (kept === undefined || target === undefined) return [statement];
      const between = statements.slice(statements.indexOf(kept) + 1, at);
      const isFirst = between.every((each) => !mentions(each, source(target)));
      return isFirst ? [statement, emptying(target)] : [statement];
    });
  }

  /** Whether one statement keeps a generator that the other one goes through. */
  function keeper(kept: Syntax, statement: Syntax): boolean {
    const [assignment] = kept.type === "expression_statement" ? kept.children : [];
    if (assignment?.type !== "assignment") return false;
    const [left, right] = [childOf(assignment, "left"), childOf(assignment, "right")];
    if (left?.type !== "identifier" || right?.type !== "call") return false;
    const isMade = generators.has(source(childOf(right, "function")));
    return isMade && goesThrough(statement, source(left), true);
  }

  function goesThrough(statement: Syntax, name: string, mayReturn: boolean): boolean {
    if (statement.type === "for_statement") {
      const body = childOf(statement, "body");
      const early = mayReturn ? /^break_statement$/ : /^(?:break|return)_statement$/;
      if (source(childOf(statement, "right")) !== name || body === undefined) return false;
      return !mentions(body, name) && [...nodesIn(body)].every(({ type }) => !early.test(type));
    }
    const [call] = statement.type === "expression_statement" ? statement.children : [];
    const [argument, ...others] = (call && childOf(call, "arguments")?.children) ?? [];
    if (!mayReturn || call?.type !== "call" || others.length > 0) return false;
    if (argument?.type !== "identifier" || source(argument) !== name) return false;
    const [called, ...more] = functions.get(source(childOf(call, "function"))) ?? [];
    return called !== undefined && more.length === 0 && isLoopOver(called);
  }

  /** Whether a function begins with a loop over its only parameter. */
  function isLoopOver(called: Syntax): boolean {
    if (!isPlain(called) || yields(called)) return false;
    const [parameter, ...others] = childOf(called, "parameters")?.children ?? [];
    const statements = childOf(called, "body")?.children ?? [];
    const first = statements.find(({ children }) => children[0]?.type !== "string");
    if (parameter?.type !== "identifier" || others.length > 0 || first === undefined) return false;
    return goesThrough(first, source(parameter), false);
  }

  function mentions(node: Syntax, name: string): boolean {
    return [...nodesIn(node)].some((each) => each.type === "identifier" && source(each) === name);
  }
}

/** The functions of a file by name; decorated ones by their decorated definition. */
function plainFunctions(root: Syntax, source: (node: Syntax | undefined) => string) {
  const decorated = new Set(
    [...nodesIn(root)].flatMap((each) =>
      each.type === "decorated_definition" ? [childOf(each, "definition")] : [],
    ),
  );
  const functions: FunctionsByName = functionsIn(root, (node) => {
    if (node.type === "decorated_definition")
      return source(childOf(childOf(node, "definition") ?? node, "name"));
    const isOwn = node.type === "function_definition" && !decorated.has(node);
    return isOwn ? source(childOf(node, "name")) : undefined;
  });
  return functions;
}

/** Whether it is a function without decorators. */
function isPlain({ type }: Syntax): boolean {
  return type === "function_definition";
}

function yields(node: Syntax): boolean {
  return node.children.some(
    (child) => !inner.test(child.type) && (child.type === "yield" || yields(child)),
  );
}

/** `name = ()`, at the place of the name. */
function emptying(target: Syntax): Syntax {
  const at = { field: undefined, start: target.end, end: target.end };
  const value = { ...at, type: "tuple", field: "right", children: [] };
  const assignment = { ...at, type: "assignment", children: [target, value] };
  return { ...at, type: "expression_statement", children: [assignment] };
}
