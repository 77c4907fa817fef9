import { childOf, type Syntax } from "../../syntaxTree.ts";

/** Whether a module is a Cloudflare Worker, whose global `fetch` differs from Node's. */
export function isWorker(root: Syntax, text: string): boolean {
  return root.children.some((node) => isWorkerModule(node, root, text)) || isWorkerApp(root, text);
}

/** Names that only exist in Workers, outside of comment lines. */
const signs =
  /^(?![ \t]*(?:\/\/|\/?\*)).*(?:[.:<{(|&,]\s*|\bsatisfies\s+)(?:ExportedHandler|KVNamespace|D1Database|R2Bucket|DurableObjectNamespace|executionCtx)\b/m;

/** Adapters that run a Hono application on another platform. */
const otherHosts =
  /["'](?:@hono\/node-server|hono\/(?:vercel|aws-lambda|lambda-edge|deno|netlify|bun))/;

const routers = /\bfrom\s+["'](?:hono(?:\/tiny|\/quick)?|itty-router)["']/;

/** Whether a router is the default export, and something shows that it runs as a Worker. */
function isWorkerApp(root: Syntax, text: string): boolean {
  if (!signs.test(text) || otherHosts.test(text)) return false;
  return root.children.some((node) => {
    if (node.type === "import_statement") return routers.test(sourceOf(node, text));
    const value = exportedBy(node, root, text);
    return value?.type === "new_expression" || value?.type === "call_expression";
  });
}

function sourceOf({ start, end }: Syntax, text: string): string {
  return text.slice(start, end);
}

/** Handlers of a Worker besides `fetch`. */
const events = new Set(["scheduled", "queue", "email", "tail", "trace", "tailStream"]);

/** A Cloudflare Pages function: `export const onRequestGet = …`. */
const pagesFunction =
  /^export\s+(?:const|let|(?:async\s+)?function)\s+onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?\b/;

/** `export default { fetch(request, env) {…} }`, or a listener of fetch events. */
function isWorkerModule(node: Syntax, root: Syntax, text: string): boolean {
  const source = (of: Syntax): string => sourceOf(of, text);
  if (node.type === "expression_statement") {
    return /^(?:self\.)?addEventListener\(\s*["']fetch["']/.test(source(node));
  }
  if (node.type === "import_statement") {
    return /["']cloudflare:workers["']/.test(source(node));
  }
  if (node.type !== "export_statement") return false;
  if (pagesFunction.test(source(node))) return true;
  const value = exportedBy(node, root, text);
  if (value?.type !== "object") return false;
  const names = value.children.flatMap((entry) => {
    const name = childOf(entry, "name") ?? childOf(entry, "key");
    return name === undefined ? [] : [source(name)];
  });
  if (names.includes("fetch")) return !names.includes("port");
  return names.length > 0 && names.every((name) => events.has(name));
}

/** The default export that a statement makes. */
function exportedBy(node: Syntax, root: Syntax, text: string): Syntax | undefined {
  let value = node.type === "export_statement" ? childOf(node, "value") : undefined;
  while (value !== undefined && /^(?:as|satisfies|parenthesized)_expression$/.test(value.type)) {
    value = value.children[0];
  }
  return value?.type === "identifier" ? declared(sourceOf(value, text), root, text) : value;
}

/** The initial value of a module variable. */
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
