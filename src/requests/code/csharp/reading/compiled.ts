import { childOf, type Syntax } from "../../syntaxTree.ts";

/**
 * The tree without the parts under `#if` that are certainly not compiled. Symbols that the file neither defines nor
 * undefines are set by the project.
 */
export function compiled(root: Syntax, text: string): Syntax {
  if (!/^[ \t]*#[ \t]*if\b/m.test(text)) return root;
  const symbols = symbolsIn(root, text);
  return { ...root, children: inside(root.children) };

  function inside(nodes: readonly Syntax[]): readonly Syntax[] {
    return nodes.flatMap((node): readonly Syntax[] => {
      if (node.type !== "preproc_if") return [{ ...node, children: inside(node.children) }];
      const taken = resolved(node);
      if (taken?.type === "preproc_else") return taken.children;
      return taken === undefined ? [] : [{ ...taken, type: node.type, field: node.field }];
    });
  }

  /** An `#if`, `#elif` or `#else` without the parts that are decided against: an `#else` if it is certainly taken. */
  function resolved(part: Syntax): Syntax | undefined {
    const { children } = part;
    const condition = childOf(part, "condition");
    const alternative = childOf(part, "alternative");
    const own = inside(children.filter((each) => each !== condition && each !== alternative));
    const truth = truthOf(condition, symbols, text);
    if (condition === undefined || truth === true)
      return { ...part, type: "preproc_else", children: own };
    const next = alternative && resolved(alternative);
    if (truth === false) return next;
    return { ...part, children: [condition, ...own, ...(next === undefined ? [] : [next])] };
  }
}

/** Which symbols the file defines (true) and undefines. */
function symbolsIn({ children }: Syntax, text: string): ReadonlyMap<string, boolean> {
  return new Map(
    children
      .filter(({ type }) => /^preproc_(?:un)?def(?:ine)?$/.test(type))
      .flatMap(({ type, children: [name] }) =>
        name === undefined
          ? []
          : [[text.slice(name.start, name.end).trim(), type === "preproc_define"] as const],
      ),
  );
}

function truthOf(
  node: Syntax | undefined,
  symbols: ReadonlyMap<string, boolean>,
  text: string,
): boolean | undefined {
  if (node === undefined) return undefined;
  const truth = (of: Syntax | undefined): boolean | undefined => truthOf(of, symbols, text);
  switch (node.type) {
    case "identifier":
      return symbols.get(text.slice(node.start, node.end));
    case "boolean_literal":
      return text.slice(node.start, node.end) === "true";
    case "parenthesized_expression":
      return truth(node.children[0]);
    case "unary_expression": {
      const value = truth(childOf(node, "argument"));
      return value === undefined ? undefined : !value;
    }
    case "binary_expression": {
      const operator = childOf(node, "operator")?.type;
      const [left, right] = [truth(childOf(node, "left")), truth(childOf(node, "right"))];
      if (operator === "&&" && (left === false || right === false)) return false;
      if (operator === "||" && (left === true || right === true)) return true;
      if (left === undefined || right === undefined) return undefined;
      // For the other operators, both are the same by now.
      return operator === "==" ? left === right : operator === "!=" ? left !== right : left;
    }
    default:
      return undefined;
  }
}
