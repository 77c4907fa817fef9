import type { Tree } from "web-tree-sitter";
import type { Span } from "../httpRequest.ts";

/**
 * A node of the syntax tree, copied out of the parser's memory (which is many times faster than asking the parser
 * again): named nodes and those with a field name, without comments.
 */
export interface Syntax extends Span {
  readonly type: string;
  /** The field name under which the parent has it. */
  readonly field: string | undefined;
  readonly children: readonly Syntax[];
}

/** The depth below which nodes are left out: deeper than any hand-written code. */
const deepest = 250;

/** The type of a node whose children were left out. */
const tooDeep = "TOO_DEEP";

/**
 * Copies the parser's tree without recursion. `leftOut`: the ends of nodes that are left out, by where they begin. `cut`:
 * a part was nested too deep and is left out.
 */
export function copyTree(
  tree: Tree,
  leftOut: ReadonlyMap<number, number> = new Map(),
): { readonly root: Syntax; readonly cut: boolean } {
  const cursor = tree.walk();
  const root: Syntax & { children: Syntax[] } = {
    ...{ type: cursor.nodeType, field: undefined },
    ...{ start: cursor.startIndex, end: cursor.endIndex, children: [] },
  };
  const kinds: (Kind | undefined)[] = [];
  const parents: { readonly children: Syntax[] }[] = [root];
  let cut = false;
  let moved = cursor.gotoFirstChild();
  while (moved) {
    const typeId = cursor.nodeTypeId;
    const kind = (kinds[typeId] ??= kindOf(cursor.nodeType, cursor.nodeIsNamed));
    const field = kind === "skipped" ? undefined : (cursor.currentFieldName ?? undefined);
    const [start, end] = [cursor.startIndex, cursor.endIndex];
    const isKept = kind !== "skipped" && leftOut.get(start) !== end;
    if (isKept && (kind.isNamed || field !== undefined)) {
      const { type, isLeaf } = kind;
      const isDeep = parents.length >= deepest;
      const children: Syntax[] = [];
      const copy: Syntax = { type: isDeep ? tooDeep : type, field, start, end, children };
      parents.at(-1)?.children.push(copy);
      cut ||= isDeep;
      if (!isDeep && !isLeaf && cursor.gotoFirstChild()) {
        parents.push({ children });
        continue;
      }
    }
    moved = cursor.gotoNextSibling();
    while (!moved && parents.length > 1 && cursor.gotoParent()) {
      parents.pop();
      moved = cursor.gotoNextSibling();
    }
  }
  cursor.delete();
  return { root, cut };
}

/** How nodes of a type are copied. */
type Kind =
  { readonly type: string; readonly isNamed: boolean; readonly isLeaf: boolean } | "skipped";

/** The operators between shell commands, which the grammar gives no field name. */
const joint = /^(?:&&|\|\|)$/;
/** Operators, which are kept as nodes without a name. */
const operator =
  /^(?:[-+*/%|&^~!<>=?]+|and|or|not|in|is|is not|not in|delete|void|typeof|instanceof)$/;
/** Keywords that are expressions, kept although the grammar has no named node for them. */
const word = /^(?:this|base)$/;
/** Types of nodes whose children do not matter, such as type annotations. */
const leaf =
  /^(?:(?!scoped_|nested_)\w*identifier\w*|\w*_(?:fragment|sequence)|number|integer|float|type_alias_declaration|type_parameters|type_arguments|object_type|function_type|regex|jsx_text|type_comment|return_type)$/;

function kindOf(type: string, isNamed: boolean): Kind {
  if (word.test(type) || joint.test(type)) return { type, isNamed: true, isLeaf: true };
  if (type.endsWith("comment") || (!isNamed && !operator.test(type))) return "skipped";
  return { type, isNamed, isLeaf: !isNamed || leaf.test(type) };
}

/** A node and all its descendants, in no particular order, without recursion. */
export function* nodesIn(root: Syntax): Generator<Syntax> {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (const child of node.children) open.push(child);
  }
}

/** A node with these children: itself, where they are the ones that it has. */
export function withChildren(node: Syntax, children: readonly Syntax[]): Syntax {
  const isSame =
    children.length === node.children.length &&
    children.every((child, index) => child === node.children[index]);
  return isSame ? node : { ...node, children };
}

/** The child with a field name. */
export function childOf(node: Syntax, field: string): Syntax | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children with a field name. */
export function childrenOf(node: Syntax, field: string): readonly Syntax[] {
  return node.children.filter((child) => child.field === field);
}
