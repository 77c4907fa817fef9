import { childOf, type Syntax } from "../../syntaxTree.ts";

/** The targets of all assignments in some nodes: two in `[$a, $b] = …`. */
export function targetsIn(nodes: readonly Syntax[]): readonly Syntax[] {
  return nodes.flatMap((node) => [...targetsOf(node), ...targetsIn(node.children)]);
}

/** The targets of one assignment. */
export function targetsOf(node: Syntax): readonly Syntax[] {
  const field = node.type === "update_expression" ? "argument" : "left";
  const isSetting = /^(?:update|(?:\w+_)?assignment)_expression$/.test(node.type);
  const target = isSetting ? childOf(node, field) : undefined;
  return target === undefined ? [] : partsOf(target);
}

function partsOf(target: Syntax): readonly Syntax[] {
  return /^(?:list_literal|array_(?:creation_expression|element_initializer))$/.test(target.type)
    ? target.children.flatMap(partsOf)
    : [target];
}

/** The variable that an assignment changes: `$a` of `$a["b"]`. */
export function variablesOf(target: Syntax): readonly Syntax[] {
  if (target.type === "variable_name") return [target];
  const [object] = target.children;
  return target.type === "subscript_expression" && object ? variablesOf(object) : [];
}
