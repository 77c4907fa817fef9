import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { spanOf } from "../../reading.ts";
import { lazyChains } from "./lazyChains.ts";
import { letName } from "./letName.ts";
import { letsThrough } from "./letsThrough.ts";
import { readLet } from "./readLet.ts";
import { readMethod } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";
import { rubySource } from "./rubySource.ts";

/** Reads Ruby. Methods outside of classes become functions, with `()` appended to their names. */
export function readRuby(
  whole: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const root = consumedLate(whole, text, lazyChains(text));
  const source = rubySource(root, text);
  const at = { start: root.start, end: root.start };
  // Their values are not known before they are assigned.
  const shared = [...source.shared].map((name): Statement => {
    const target = { kind: "variable", ...at, name } as const;
    return { kind: "declare", ...at, target, value: { kind: "other", ...at, parts: [] } };
  });
  const functions = [...source.inBlocks].map((node): Statement => {
    const name = letName(node, text);
    const code = name === undefined ? readMethod(node, source) : readLet(name, node, source);
    return { kind: "function", ...spanOf(node), code };
  });
  return {
    program: [...shared, ...functions, ...readStatements(root.children, source)],
    facts: [
      ...(source.isPatched ? ["mocked"] : []),
      ...(text.includes("WebMock") && letsThrough(root, text) ? ["letThrough"] : []),
    ],
  };
}
