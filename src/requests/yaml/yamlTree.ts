import type { Node } from "jsonc-parser";
import { CST, Parser } from "yaml";
import { isScalar, spanOfNode } from "../json/jsonText.ts";
import { readableYaml } from "./readableYaml.ts";
import { textsOnLines } from "./textsOnLines.ts";
import { asItIs, blockText, nothing, scalar } from "./yamlScalars.ts";

const deepest = 100;

/**
 * The tree of a YAML text in the shape of a JSON tree, or a list of its documents' trees; undefined unless it is a
 * mapping or list. Broken parts are left out. An alias of a text becomes that text, at the alias's own place; other
 * aliases are not expanded, so that the size stays bounded.
 */
export function yamlTree(text: string): Node | undefined {
  const trees: Node[] = [];
  try {
    for (const token of new Parser().parse(readableYaml(text))) {
      const tree = token.type === "document" ? documentTree(text, token) : undefined;
      if (tree?.type === "object" || tree?.type === "array") trees.push(tree);
    }
  } catch (error) {
    // A document nested too deeply for the parser's stack counts as broken.
    if (!(error instanceof RangeError)) throw error;
  }
  return trees.length > 1
    ? { type: "array", offset: 0, length: text.length, children: trees }
    : trees[0];
}

type Item = CST.CollectionItem;
type Properties = readonly CST.SourceToken[];

function documentTree(text: string, { start, value }: CST.Document): Node | undefined {
  const texts = new Map<string, Node>();

  function read(token: CST.Token, before: Properties, depth: number): Node {
    const node = depth > deepest ? nothing(token.offset) : unnamed(token, depth);
    const anchor = before.findLast(({ type }) => type === "anchor")?.source;
    if (anchor !== undefined && isScalar(node)) texts.set(anchor.slice(1), node);
    return node;
  }

  function unnamed(token: CST.Token, depth: number): Node {
    if (token.type === "alias") return texts.get(token.source.slice(1)) ?? asItIs(token);
    if (token.type === "block-scalar") return blockText(text, token);
    if (CST.isScalar(token)) return scalar(text, token);
    if (token.type === "block-map") {
      return collection("object", token.offset, entries(token, depth));
    }
    if (token.type === "block-seq") {
      return collection("array", token.offset, elements(token, depth));
    }
    return token.type === "flow-collection" ? inline(token, depth) : nothing(token.offset);
  }

  /** A flow collection, from brace to brace. */
  function inline(token: CST.FlowCollection, depth: number): Node {
    const { offset } = token;
    const node =
      token.start.type === "flow-seq-start"
        ? collection("array", offset, elements(token, depth))
        : collection("object", offset, entries(token, depth));
    const last = token.end.find(({ type }) => /^flow-(?:map|seq)-end$/.test(type));
    const end = last === undefined ? spanOfNode(node).end : last.offset + 1;
    return { ...node, offset, length: end - offset };
  }

  function elements({ items }: CST.BlockSequence | CST.FlowCollection, depth: number): Node[] {
    return items.flatMap((item: Item) => {
      const { start: before, sep, value } = item;
      if (sep !== undefined) {
        const pair = entry(item, depth);
        return pair === undefined ? [] : [collection("object", pair.offset, [pair])];
      }
      if (value?.type === "alias") return [asItIs(value)];
      if (value !== undefined) return [read(value, before, depth + 1)];
      const dash = before.find(({ type }) => type === "seq-item-ind");
      return dash === undefined ? [] : [nothing(dash.offset + 1)];
    });
  }

  function entries({ items }: CST.BlockMap | CST.FlowCollection, depth: number): Node[] {
    return textsOnLines(text, items).flatMap((item) => entry(item, depth) ?? []);
  }

  function entry({ start: before, key, sep, value }: Item, depth: number): Node | undefined {
    if (!isText(key) || sep === undefined) return undefined;
    const name = read(key, before, depth + 1);
    const colon = sep.find(({ type }) => type === "map-value-ind");
    const said =
      value === undefined
        ? nothing(colon === undefined ? spanOfNode(name).end : colon.offset + 1)
        : read(value, sep, depth + 1);
    const { end } = spanOfNode(value?.type === "alias" ? asItIs(value) : said);
    const { offset } = name;
    const named: Node = { ...name, type: "string", value: String(name.value) };
    return { type: "property", offset, length: end - offset, children: [named, said] };
  }

  return value === undefined ? undefined : read(value, start, 0);
}

function collection(type: "object" | "array", at: number, children: Node[]): Node {
  const [first, last] = [children[0], children.at(-1)];
  const offset = first?.offset ?? at;
  return { type, offset, length: last === undefined ? 0 : spanOfNode(last).end - offset, children };
}

function isText(token: CST.Token | null | undefined): token is CST.FlowScalar | CST.BlockScalar {
  return token?.type === "alias" || CST.isScalar(token);
}
