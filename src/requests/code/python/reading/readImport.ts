import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";

/** The names that an import binds; `import a.b` binds `a`. */
export function readImport(node: Syntax, text: string): readonly Statement[] {
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  const from = childOf(node, "module_name");
  return childrenOf(node, "name").map((each): Statement => {
    const name = each.type === "aliased_import" ? (childOf(each, "name") ?? each) : each;
    const alias = each.type === "aliased_import" ? childOf(each, "alias") : undefined;
    const at = spanOf(each);
    const imported = source(name);
    if (from !== undefined) {
      const module = source(from);
      return {
        kind: "import",
        ...at,
        name: alias ? source(alias) : imported,
        module,
        member: imported,
      };
    }
    if (alias !== undefined)
      return { kind: "import", ...at, name: source(alias), module: imported };
    const [root = imported] = imported.split(".");
    return { kind: "import", ...at, name: root, module: root };
  });
}
