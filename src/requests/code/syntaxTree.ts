import type { Tree } from "web-tree-sitter";
import type { Span } from "../httpRequest.ts";

/**
 * A node of a parsed text, copied out of the parser's memory: named nodes and those with a field, without
 * comments. Working on plain data is many times faster than asking the parser about each node again.
 */
export interface Syntax extends Span {
  readonly type: string;
  /** The role that it has for its parent. */
  readonly field: string | undefined;
  readonly children: readonly Syntax[];
}

/** What is nested deeper than any code that people write is left out. */
const deepest = 250;

/** The type of a node whose inside was left out. */
const tooDeep = "TOO_DEEP";

/** Copies a tree; `cut` says that a part of it was nested too deep. Takes no stack, whatever the depth. */
export function copyTree(tree: Tree): { readonly root: Syntax; readonly cut: boolean } {
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
    if (kind !== "skipped" && (kind.isNamed || field !== undefined)) {
      const { type, isLeaf } = kind;
      const isDeep = parents.length >= deepest;
      const children: Syntax[] = [];
      const [start, end] = [cursor.startIndex, cursor.endIndex];
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

/** What becomes of the nodes of a type. */
type Kind =
  { readonly type: string; readonly isNamed: boolean; readonly isLeaf: boolean } | "skipped";

/** What joins two commands of a shell, which its grammar has no field for. */
const joint = /^(?:&&|\|\|)$/;
/** Signs that tell what an expression does. */
const operator =
  /^(?:[-+*/%|&^~!<>=?]+|and|or|not|in|is|is not|not in|delete|void|typeof|instanceof)$/;
/** Words that are expressions, and that a grammar has no names for. */
const word = /^(?:this|base)$/;
/** Nodes with nothing inside, or nothing that matters: types are no part of what a program does. */
const leaf =
  /^(?:(?!scoped_|nested_)\w*identifier\w*|\w*_(?:fragment|sequence)|number|integer|float|type_alias_declaration|type_parameters|type_arguments|object_type|function_type|regex|jsx_text|type_comment|return_type)$/;

function kindOf(type: string, isNamed: boolean): Kind {
  if (word.test(type) || joint.test(type)) return { type, isNamed: true, isLeaf: true };
  if (type.endsWith("comment") || (!isNamed && !operator.test(type))) return "skipped";
  return { type, isNamed, isLeaf: !isNamed || leaf.test(type) };
}

/** A node and all that is within it, in no order. Takes no stack, however many there are. */
export function* nodesIn(root: Syntax): Generator<Syntax> {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (const child of node.children) open.push(child);
  }
}

/** The child with a role. */
export function childOf(node: Syntax, field: string): Syntax | undefined {
  return node.children.find((child) => child.field === field);
}

/** The children with a role. */
export function childrenOf(node: Syntax, field: string): readonly Syntax[] {
  return node.children.filter((child) => child.field === field);
}
