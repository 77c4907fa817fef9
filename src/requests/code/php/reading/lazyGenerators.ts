import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { functionsIn, namesOfAll } from "../../functionsIn.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";

/** What generator functions return. */
export function lazyGenerators(root: Syntax, text: string): Lazily {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  const functions = functionsIn(root, (node) =>
    /^(?:function_definition|method_declaration)$/.test(node.type)
      ? source(childOf(node, "name"))
      : undefined,
  );
  const own = namesOfAll(functions, yields);
  const ownName = (node: Syntax): string | undefined =>
    [source(childOf(node, "name"))].find((name) => own.has(name));
  const isPrivate = ({ children }: Syntax): boolean =>
    children.some((each) => each.type === "visibility_modifier" && source(each) === "private");
  return {
    blocks: /^(?:program|compound_statement)$/,
    opens: /^(?:if|try)_statement$/,
    clauses: /_clause$/,
    unawaited({ type, children: [call] }) {
      if (type !== "expression_statement" || call === undefined) return undefined;
      const isOfThis = source(childOf(call, "object") ?? childOf(call, "scope") ?? call);
      const name = source(childOf(call, "name") ?? childOf(call, "function"));
      const isOwn =
        call.type === "function_call_expression" || /^(?:\$this|self|static)$/.test(isOfThis);
      return /call_expression$/.test(call.type) && isOwn && own.has(name) ? "never" : undefined;
    },
    // A trait's private methods belong to the classes that use it.
    idleName: (node, around) =>
      node.type === "method_declaration" &&
      isPrivate(node) &&
      around.at(-2)?.type === "class_declaration" &&
      !callsByName.test(text)
        ? ownName(node)
        : undefined,
    keeps(statement): KeptLazily | undefined {
      const [assignment] = statement.type === "expression_statement" ? statement.children : [];
      if (assignment?.type !== "assignment_expression") return undefined;
      const [left, right] = [childOf(assignment, "left"), childOf(assignment, "right")];
      if (left?.type !== "variable_name" || right === undefined) return undefined;
      if (!/call_expression$/.test(right.type)) return undefined;
      const called = childOf(right, "name") ?? childOf(right, "function");
      return own.has(source(called)) ? { name: source(left) } : undefined;
    },
  };
}

/** Methods that are called by a name that is computed. */
const callsByName = /(?:->|::)\s*[${]|\[\s*(?:\$this|(?:self|static)::class)\s*,\s*\$/i;

const inner = /function|class/;

function yields({ children }: Syntax): boolean {
  return children.some(
    (child) => !inner.test(child.type) && (child.type === "yield_expression" || yields(child)),
  );
}
