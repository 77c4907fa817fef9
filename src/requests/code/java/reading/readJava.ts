import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { classesIn } from "./readClass.ts";
import { readStatements } from "./readStatement.ts";
import { streams } from "./streams.ts";

/** Reads Java: imports, then classes, then statements that a snippet has outside of classes. */
export function readJava(
  whole: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const root = consumedLate(whole, text, streams(text));
  const imports = root.children.flatMap((node) => readImport(node, text));
  const classes = root.children.flatMap((node) => classesIn(node, text));
  const others = root.children.filter(({ type }) => !/_declaration$/.test(type) || isLocal(type));
  return { program: [...imports, ...classes, ...readStatements(others, text)], facts: [] };
}

function isLocal(type: string): boolean {
  return /^(?:local_variable|field|method)_declaration$/.test(type);
}

/** `import a.b.C`, `import static a.b.C.d`; for `import a.b.*` see `homes.ts`. */
function readImport(node: Syntax, text: string): readonly Statement[] {
  if (node.type !== "import_declaration") return [];
  const [path] = node.children;
  if (path === undefined) return [];
  const at = spanOf(node);
  const whole = text.slice(path.start, path.end);
  if (node.children.some(({ type }) => type === "asterisk")) {
    return [{ kind: "import", ...at, name: `${whole}.*`, module: `${whole}.*` }];
  }
  const dot = whole.lastIndexOf(".");
  const name = whole.slice(dot + 1);
  const isStatic = /^import\s+static\s/.test(text.slice(node.start, path.start));
  return isStatic
    ? [{ kind: "import", ...at, name, module: whole.slice(0, dot), member: name }]
    : [{ kind: "import", ...at, name, module: whole }];
}
