import { type Syntax, childOf } from "../../syntaxTree.ts";

/** Modules are strict, and so is code that says so: there, parameters keep their values. */
const strict = /^(?:import|export)\b|^\s*(["'])use strict\1/m;

/** Functions with `arguments` of their own. */
const others =
  /^(?:(?:generator_)?function(?:_declaration|_expression)?|method_definition|class_static_block)$/;

/** A function's body in which `arguments[1] = …` assigns to its second parameter, as it does in sloppy code. */
export function withOwnArguments(
  body: Syntax,
  parameters: readonly Syntax[],
  text: string,
): Syntax {
  const isMentioned = text.slice(body.start, body.end).includes("arguments[");
  const areSimple = parameters.every(({ type }) => type === "identifier");
  return isMentioned && areSimple && !strict.test(text) ? changed(body) : body;

  function changed(node: Syntax): Syntax {
    if (others.test(node.type)) return node;
    const children = node.children.map((child) => {
      const isTarget = node.type === "assignment_expression" && child.field === "left";
      const assigned = isTarget ? parameterIn(child) : undefined;
      return assigned === undefined ? changed(child) : { ...assigned, field: child.field };
    });
    return { ...node, children };
  }

  function parameterIn(target: Syntax): Syntax | undefined {
    const [of, index] = [childOf(target, "object"), childOf(target, "index")];
    if (target.type !== "subscript_expression" || index?.type !== "number") return undefined;
    if (of === undefined || text.slice(of.start, of.end) !== "arguments") return undefined;
    return parameters[Number(text.slice(index.start, index.end))];
  }
}
