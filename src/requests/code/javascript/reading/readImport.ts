import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";

/** The names that an import binds; a default import is the member `default`. */
export function readImport(node: Syntax, text: string): readonly Statement[] {
  const required = node.children.find(({ type }) => type === "import_require_clause");
  if (required !== undefined) return readRequired(required, text);
  const source = childOf(node, "source");
  if (source === undefined) return [];
  const module = text.slice(source.start + 1, source.end - 1);
  const named = (of: Syntax, member: string | undefined): Statement => ({
    ...{ kind: "import", ...spanOf(of), name: text.slice(of.start, of.end), module },
    ...(member === undefined ? {} : { member }),
  });
  const clause = node.children.find(({ type }) => type === "import_clause");
  const alone: Statement = { kind: "import", ...spanOf(node), name: "", module };
  return [
    // Even an import without names is noted.
    alone,
    ...(clause?.children ?? []).flatMap((child): readonly Statement[] => {
      if (child.type === "identifier") return [named(child, "default")];
      if (child.type === "namespace_import") {
        return child.children.slice(0, 1).map((inner) => named(inner, undefined));
      }
      return child.children.flatMap((specifier): readonly Statement[] => {
        const name = childOf(specifier, "name");
        const alias = childOf(specifier, "alias") ?? name;
        if (name === undefined || alias === undefined) return [];
        return [named(alias, text.slice(name.start, name.end))];
      });
    }),
  ];
}

/** `import name = require("module")` */
function readRequired(node: Syntax, text: string): readonly Statement[] {
  const [name] = node.children;
  const source = childOf(node, "source");
  if (name === undefined || source === undefined) return [];
  const module = text.slice(source.start + 1, source.end - 1);
  const own = text.slice(name.start, name.end);
  return [{ kind: "import", ...spanOf(name), name: own, module }];
}
