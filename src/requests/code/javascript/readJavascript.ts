import type { Statement } from "../program.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";
import { isWorker } from "./workers.ts";

/** Reads JavaScript, TypeScript or TSX; `facts` tells whose global `fetch` it is. */
export function readJavascript(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const facts = isWorker(root, text) ? ["worker"] : [];
  return { program: readStatements(root.children, text), facts };
}
