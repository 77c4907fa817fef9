import { type FunctionsByName, functionsIn, namesOfAll } from "../../functionsIn.ts";
import { type Syntax, childOf, nodesIn, withChildren } from "../../syntaxTree.ts";

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
    const inner = node.children.map(changed);
    const children = node.type === "block" ? emptied(inner) : inner;
    return withChildren(node, children);
  }

  function emptied(statements: readonly Syntax[]): readonly Syntax[] {
    // Variables with generators that nothing has mentioned since.
    const full = new Map<string, Syntax>();
    return statements.flatMap((statement) => {
      const name = full.size === 0 ? undefined : goneThrough(statement, true);
      const target = name === undefined ? undefined : full.get(name);
      if (full.size > 0) for (const each of namesIn(statement)) full.delete(each);
      const kept = keptIn(statement);
      if (kept !== undefined) full.set(source(kept), kept);
      return target === undefined ? [statement] : [statement, emptying(target)];
    });
  }

  /** The variable that a statement keeps a generator in. */
  function keptIn(statement: Syntax): Syntax | undefined {
    const [assignment] = statement.type === "expression_statement" ? statement.children : [];
    if (assignment?.type !== "assignment") return undefined;
    const [left, right] = [childOf(assignment, "left"), childOf(assignment, "right")];
    if (left?.type !== "identifier" || right?.type !== "call") return undefined;
    return generators.has(source(childOf(right, "function"))) ? left : undefined;
  }

  /** The variable whose value a statement certainly goes through, up to its end. */
  function goneThrough(statement: Syntax, mayReturn: boolean): string | undefined {
    if (statement.type === "for_statement") {
      const [body, right] = [childOf(statement, "body"), childOf(statement, "right")];
      const early = mayReturn ? /^break_statement$/ : /^(?:break|return)_statement$/;
      if (right?.type !== "identifier" || body === undefined) return undefined;
      const isWhole = [...nodesIn(body)].every(({ type }) => !early.test(type));
      return isWhole && !namesIn(body).has(source(right)) ? source(right) : undefined;
    }
    const [call] = statement.type === "expression_statement" ? statement.children : [];
    const [argument, ...others] = (call && childOf(call, "arguments")?.children) ?? [];
    if (!mayReturn || call?.type !== "call" || others.length > 0) return undefined;
    if (argument?.type !== "identifier") return undefined;
    const [called, ...more] = functions.get(source(childOf(call, "function"))) ?? [];
    const isLoop = called !== undefined && more.length === 0 && isLoopOver(called);
    return isLoop ? source(argument) : undefined;
  }

  /** Whether a function begins with a loop over its only parameter. */
  function isLoopOver(called: Syntax): boolean {
    if (!isPlain(called) || yields(called)) return false;
    const [parameter, ...others] = childOf(called, "parameters")?.children ?? [];
    const statements = childOf(called, "body")?.children ?? [];
    const first = statements.find(({ children }) => children[0]?.type !== "string");
    if (parameter?.type !== "identifier" || others.length > 0 || first === undefined) return false;
    return goneThrough(first, false) === source(parameter);
  }

  function namesIn(node: Syntax): ReadonlySet<string> {
    return new Set(
      [...nodesIn(node)].flatMap((each) => (each.type === "identifier" ? source(each) : [])),
    );
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
