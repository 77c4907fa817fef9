import type { IntercomError } from "../intercom/errors.ts";
import type { Instance } from "../intercom/customObjects.ts";
import type { PagedListState } from "./pagedList.ts";

/** A custom object type, parent of the others. */
export interface TypeNode {
  readonly kind: "type";
  readonly type: string;
}

export interface InstanceNode {
  readonly kind: "instance";
  readonly type: string;
  readonly instance: Instance;
}

/** The row that loads one more page. */
export interface LoadMoreNode {
  readonly kind: "loadMore";
  readonly type: string;
  readonly loaded: number;
  readonly total: number | undefined;
  readonly loading: boolean;
}

/** A failure, in the place where its data would be. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly type: string;
  readonly error: IntercomError;
}

/** Something to know that is no failure: the type has no instances, or the server led in a circle. */
export interface NoteNode {
  readonly kind: "note";
  readonly type: string;
  readonly note: "empty" | "repeatedCursor" | "nothingNew";
}

export type TreeNode = TypeNode | InstanceNode | LoadMoreNode | ProblemNode | NoteNode;

/** Stable over refreshes, different for any two rows of the view. */
export function nodeId(node: TreeNode): string {
  const parts = node.kind === "instance" ? [node.type, node.instance.id] : [node.type];
  return [node.kind, ...parts].map((part) => encodeURIComponent(part.toWellFormed())).join("/");
}

/** The rows below a type: what is loaded, then what went wrong, or what more there is. */
export function childrenOf(type: string, state: PagedListState<Instance>): TreeNode[] {
  const { items, total, failure, loading, hasMore, stopped, started } = state;
  const rows: TreeNode[] = items.map((instance) => instanceNode(instance));
  if (failure !== undefined) return [...rows, { kind: "problem", type, error: failure }];
  if (stopped !== undefined) return [...rows, { kind: "note", type, note: stopped }];
  if (started && hasMore) {
    return [...rows, { kind: "loadMore", type, loaded: items.length, total, loading }];
  }
  return started && rows.length === 0 ? [{ kind: "note", type, note: "empty" }] : rows;
}

function instanceNode(instance: Instance): InstanceNode {
  return { kind: "instance", type: instance.type, instance };
}
