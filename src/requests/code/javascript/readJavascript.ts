import type { Statement } from "../program.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** Reads JavaScript, TypeScript or TSX; `facts` tells whose global `fetch` it is. */
export function readJavascript(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const isWorker = root.children.some((node) => isWorkerModule(node, root, text));
  return { program: readStatements(root.children, text), facts: isWorker ? ["worker"] : [] };
}

/** What a Worker may be woken by besides requests. */
const events = new Set(["scheduled", "queue", "email", "tail", "trace", "tailStream"]);

/** A function of Cloudflare Pages: `export const onRequestGet = …`. */
const pagesFunction =
  /^export\s+(?:const|let|(?:async\s+)?function)\s+onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?\b/;

/** `export default { fetch(request, env) {…} }`, or a listener of fetch events. */
function isWorkerModule(node: Syntax, root: Syntax, text: string): boolean {
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  if (node.type === "expression_statement") {
    return /^(?:self\.)?addEventListener\(\s*["']fetch["']/.test(source(node));
  }
  if (node.type === "import_statement") {
    return /["']cloudflare:workers["']/.test(source(node));
  }
  if (node.type !== "export_statement") return false;
  if (pagesFunction.test(source(node))) return true;
  let value = childOf(node, "value");
  while (value !== undefined && /^(?:as|satisfies|parenthesized)_expression$/.test(value.type)) {
    value = value.children[0];
  }
  if (value?.type === "identifier") value = declared(source(value), root, text);
  if (value?.type !== "object") return false;
  const names = value.children.flatMap((entry) => {
    const name = childOf(entry, "name") ?? childOf(entry, "key");
    return name === undefined ? [] : [source(name)];
  });
  if (names.includes("fetch")) return !names.includes("port");
  return names.length > 0 && names.every((name) => events.has(name));
}

/** What a variable of the module is declared as. */
function declared(name: string, root: Syntax, text: string): Syntax | undefined {
  const declarators = root.children.flatMap(({ type, children }) =>
    type === "lexical_declaration" ? children : [],
  );
  const found = declarators.find((each) => {
    const variable = childOf(each, "name");
    return variable !== undefined && text.slice(variable.start, variable.end) === name;
  });
  return found && childOf(found, "value");
}
