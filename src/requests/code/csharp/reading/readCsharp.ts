import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { inOrder } from "./classOrder.ts";
import { compiled } from "./compiled.ts";
import { withTypes } from "./impliedTypes.ts";
import { classesIn, isClass } from "./readClass.ts";
import { linq } from "./linq.ts";
import { readStatements } from "./readStatement.ts";
import { tupleNames } from "../tuples.ts";
import { flat } from "./underConditions.ts";

/** Reads C#: usings, then classes, then top-level statements. */
export function readCsharp(
  whole: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const root = consumedLate(whole, text, linq(whole, text));
  const nodes = declared(withTypes(compiled(root, text), text), text);
  const imports = nodes.flatMap((node) => readUsing(node, text));
  const classes = inOrder(
    nodes.flatMap((node) => classesIn(node, text)),
    text,
  );
  const others = nodes.filter((node) => node.type !== "using_directive" && !isClass(node));
  return {
    program: [...imports, ...classes, ...readStatements(others, text)],
    facts: [...namespacesIn(root, text), ...tupleNames(root, text)],
  };
}

/** The file's namespaces, by first name, as facts: `namespace Name`. */
function namespacesIn(root: Syntax, text: string): readonly string[] {
  return root.children
    .filter(({ type }) => /^(?:file_scoped_)?namespace_declaration$/.test(type))
    .flatMap((node) => childOf(node, "name") ?? [])
    .map(({ start, end }) => `namespace ${text.slice(start, end).replace(/\..*$/s, "")}`);
}

/** The top-level declarations, including those in namespaces. */
function declared(node: Syntax, text: string): readonly Syntax[] {
  return node.children
    .flatMap((each) => flat(each, text))
    .flatMap((child): readonly Syntax[] => {
      if (
        child.type === "namespace_declaration" ||
        child.type === "file_scoped_namespace_declaration"
      ) {
        return declared(childOf(child, "body") ?? child, text);
      }
      return child.type === "global_statement" ? child.children : [child];
    });
}

function readUsing(node: Syntax, text: string): readonly Statement[] {
  if (node.type !== "using_directive") return [];
  const path = node.children.find(({ field }) => field !== "name");
  const alias = childOf(node, "name");
  if (path === undefined) return [];
  // Type arguments are left out.
  const module = text.slice(path.start, path.end).replace(/<.*$/s, "");
  const name = alias === undefined ? `using ${module}` : text.slice(alias.start, alias.end);
  return [{ kind: "import", ...spanOf(node), name, module }];
}
