import { type KeptLazily, type Lazily, lazyFunctions } from "../consumedLate.ts";
import { type Syntax, childOf } from "../syntaxTree.ts";

/** What generator functions return. */
export function lazyGenerators(root: Syntax, text: string): Lazily {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  const own = lazyFunctions(
    root,
    (node) =>
      /^(?:(?:generator_)?function_declaration|method_definition)$/.test(node.type)
        ? source(childOf(node, "name"))
        : undefined,
    // The tree does not contain the sign before a method's name.
    (node) => text.slice(node.start, childOf(node, "name")?.start).includes("*"),
  );
  return {
    blocks: /^(?:program|statement_block)$/,
    opens: /^(?:if|try)_statement$/,
    clauses: /_clause$/,
    keeps(statement): KeptLazily | undefined {
      if (!/^(?:lexical|variable)_declaration$/.test(statement.type)) return undefined;
      const [declared, ...others] = statement.children.filter(
        ({ type }) => type === "variable_declarator",
      );
      if (declared === undefined || others.length > 0) return undefined;
      const [name, value] = [childOf(declared, "name"), childOf(declared, "value")];
      if (name?.type !== "identifier" || value?.type !== "call_expression") return undefined;
      const callee = childOf(value, "function");
      const called = callee && (childOf(callee, "property") ?? callee);
      return own.has(source(called)) ? { name: source(name) } : undefined;
    },
  };
}
