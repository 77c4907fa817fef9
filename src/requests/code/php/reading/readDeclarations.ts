import type { Statement } from "../../program.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readLifted, readStatement } from "./readStatement.ts";

/**
 * What applies to the whole file before anything runs: imports, constants, classes (in the order they need each
 * other), functions.
 */
export function readDeclarations(root: Syntax, source: PhpSource): readonly Statement[] {
  const statements = standing(root.children);
  const uses = statements.filter(({ type }) => type === "namespace_use_declaration");
  const constants = statements.filter((node) => isConstant(node, source.text));
  const lifted = [...source.lifted];
  const types = inOrder(
    lifted.filter(({ type }) => type !== "function_definition"),
    source,
  );
  const functions = lifted.filter(({ type }) => type === "function_definition");
  return [
    ...[...uses, ...constants].flatMap((node) => readStatement(node, source)),
    ...[...types, ...functions].flatMap((node) => readLifted(node, source)),
  ];
}

/** Top-level statements, including those under conditions. */
function standing(nodes: readonly Syntax[]): readonly Syntax[] {
  return nodes.flatMap((node) =>
    /^(?:if_statement|compound_statement|colon_block|namespace_definition)$/.test(node.type)
      ? standing(node.children)
      : [node],
  );
}

function isConstant(node: Syntax, text: string): boolean {
  if (hasVariable(node)) return false;
  if (node.type === "const_declaration") return true;
  const called = node.type === "expression_statement" ? node.children[0] : undefined;
  const name = called && childOf(called, "function");
  return name !== undefined && plainName(name, text) === "define";
}

function hasVariable(node: Syntax): boolean {
  return node.type === "variable_name" || node.children.some(hasVariable);
}

/** Classes in an order in which bases, and classes with constants they use, come first. */
function inOrder(nodes: readonly Syntax[], source: PhpSource): readonly Syntax[] {
  const wanted = new Set(nodes);
  const ordered = new Set<Syntax>();
  const begun = new Set<Syntax>();
  const add = (node: Syntax): void => {
    if (begun.has(node)) return;
    begun.add(node);
    for (const name of namesIn(node, source.text)) {
      const needed = source.types.get(name);
      if (needed !== undefined && wanted.has(needed)) add(needed);
    }
    ordered.add(node);
  };
  nodes.forEach(add);
  return [...ordered];
}

/** The classes that a class mentions outside its methods. */
function namesIn(node: Syntax, text: string): readonly string[] {
  return node.children.flatMap((child): readonly string[] => {
    if (child.type === "method_declaration") return [];
    if (child.type === "name" && child.field !== "name") return [plainName(child, text)];
    return namesIn(child, text);
  });
}
