import type { Node } from "jsonc-parser";
import type { Fill } from "../json/jsonRequestParts.ts";
import { isScalar, writtenOfNode } from "../json/jsonText.ts";
import { ifSame, resolverOf, withUnknown, withVariables } from "../variables.ts";
import type { Written } from "../places/written.ts";

const longestName = 500;

/**
 * Substitutes the variables of environments and folders where all definitions agree: which environment is active is
 * not known.
 */
export function insomniaFill(text: string, data: readonly Node[]): Fill {
  const resolve = resolverOf(definitionsOf(text, data));
  return (written) => withUnknown(withVariables(written, resolve), /\{%[^]*?%\}/g);
}

function definitionsOf(text: string, data: readonly Node[]): ReadonlyMap<string, Written> {
  const found = new Map<string, Written | undefined>();
  const collect = (node: Node, path: string): void => {
    for (const { children: [key, value] = [] } of node.type === "object"
      ? (node.children ?? [])
      : []) {
      if (key === undefined || value === undefined) continue;
      const name = path + String(key.value);
      // Too long for the name of a placeholder.
      if (name.length > longestName) continue;
      if (!isScalar(value)) collect(value, `${name}.`);
      else if (value.type !== "string" || value.value === "") continue;
      else {
        const said = writtenOfNode(text, value);
        found.set(name, found.has(name) ? ifSame(found.get(name), said) : said);
      }
    }
  };
  for (const node of data) collect(node, "");
  const definitions = new Map<string, Written>();
  for (const [name, said] of found) {
    if (said === undefined || said.text.includes("{%")) continue;
    definitions.set(name, said).set(`_.${name}`, said);
  }
  return definitions;
}
