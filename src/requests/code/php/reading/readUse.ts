import type { Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName } from "./phpSource.ts";

/** `use GuzzleHttp\Client as Http;`, alone or in a group. */
export function readUse(node: Syntax, text: string): readonly Statement[] {
  const group = childOf(node, "body");
  const prefix = group === undefined ? undefined : node.children[0];
  const clauses = (group ?? node).children.filter(({ type }) => type === "namespace_use_clause");
  return clauses.flatMap((clause): Statement[] => {
    const named = clause.children.find(({ type }) => type === "name" || type === "qualified_name");
    if (named === undefined) return [];
    const whole = plainName(named, text);
    const module = prefix === undefined ? whole : `${plainName(prefix, text)}\\${whole}`;
    const alias = childOf(clause, "alias");
    const last = module.split("\\").at(-1) ?? module;
    const name = alias === undefined ? last : text.slice(alias.start, alias.end);
    const isFunction = /^use\s+function\b/.test(text.slice(node.start, node.end));
    return [{ kind: "import", ...spanOf(clause), name: isFunction ? `${name}()` : name, module }];
  });
}
