import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { lazyValues } from "./lazyValues.ts";
import { readStatements } from "./readStatement.ts";
import { isWorker } from "./workers.ts";

/** Code that defines or registers Angular interceptors. */
const intercepting =
  /\bwithInterceptors\(|\bHTTP_INTERCEPTORS\b|\bimplements\s+HttpInterceptor\b|\bHttpInterceptorFn\b/;

/**
 * Reads JavaScript, TypeScript or TSX. `facts`: which global `fetch` the file uses, and whether it has interceptors.
 */
export function readJavascript(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const facts = [
    ...(isWorker(root, text) ? ["worker"] : []),
    ...(intercepting.test(text) ? ["interceptors"] : []),
  ];
  const late = consumedLate(root, text, lazyValues(root, text));
  return { program: readStatements(late.children, text), facts };
}
