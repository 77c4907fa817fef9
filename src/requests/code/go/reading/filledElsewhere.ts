import { childOf, childrenOf, nodesIn, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, typeName, underlying, type GoFile } from "./goFile.ts";

/**
 * Whether other files of the package are meant to set a package variable, or fill it: it is empty, and this file does
 * not set it.
 */
export function isFilledElsewhere(
  name: string,
  { type, value }: { readonly type: Syntax | undefined; readonly value: Syntax | undefined },
  file: GoFile,
): boolean {
  if (file.isOutside !== true || file.changed.has(name)) return false;
  if (value === undefined) return isNothingYet(type, file);
  if (value.type === "func_literal") return doesNothing(value);
  if (value.type === "identifier") return file.idle.has(sourceOf(value, file));
  if (value.type !== "composite_literal") return false;
  return isMap(childOf(value, "type"), file) && childOf(value, "body")?.children.length === 0;
}

/** Whether the zero value of a type is unusable or does nothing. */
function isNothingYet(written: Syntax | undefined, file: GoFile): boolean {
  const type = underlying(written, file);
  if (type === undefined) return false;
  return (
    /^(?:pointer|function|slice)_type$/.test(type.type) ||
    isMap(type, file) ||
    sourceOf(type, file) === "string"
  );
}

function isMap(written: Syntax | undefined, file: GoFile): boolean {
  const type = underlying(written, file);
  return type?.type === "map_type" || typeName(type, file) === "http.Header";
}

/** Whether a function has an empty body, or only returns zero values. */
export function doesNothing(node: Syntax): boolean {
  const body = childOf(node, "body");
  const list = body?.children.find(({ type }) => type === "statement_list") ?? body;
  const statements = list?.children.filter(({ type }) => type !== "comment") ?? [];
  const [only, ...more] = statements;
  if (only === undefined) return body !== undefined;
  const given = only.children[0]?.children ?? [];
  return only.type === "return_statement" && more.length === 0 && given.every(isNil);
}

function isNil({ type }: Syntax): boolean {
  return type === "nil";
}

/** Variables that the file assigns after their declaration, or whose parts it assigns. */
export function changedIn(root: Syntax, file: Pick<GoFile, "text">): ReadonlySet<string> {
  const changed = new Set<string>();
  const add = (node: Syntax | undefined): void => {
    const of = node && (childOf(node, "operand") ?? undefined);
    if (node?.type === "identifier") changed.add(file.text.slice(node.start, node.end));
    else if (of !== undefined) add(of);
  };
  for (const node of nodesIn(root)) {
    if (node.type === "assignment_statement") childOf(node, "left")?.children.forEach(add);
    if (node.type === "unary_expression" && childOf(node, "operator")?.type === "&") add(node);
    const callee = node.type === "call_expression" ? childOf(node, "function") : undefined;
    const method = callee && childrenOf(callee, "field")[0];
    if (method === undefined) continue;
    if (/^(?:Set|Add)$/.test(file.text.slice(method.start, method.end))) add(callee);
  }
  return changed;
}
