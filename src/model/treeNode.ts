import type { IntercomError } from "../intercom/errors.ts";
import type { Instance } from "../intercom/customObjects.ts";
import type { PagedListState } from "./pagedList.ts";
import { encodeSegment } from "./resourceRef.ts";

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
  /** The type that was probably meant, where Intercom does not know this one. */
  readonly suggestion?: string | undefined;
}

/** Something to know that is no failure: the type has no instances, or the server led in a circle. */
export interface NoteNode {
  readonly kind: "note";
  readonly type: string;
  readonly note: "loading" | "empty" | "nothingMatches" | "repeatedCursor" | "nothingNew";
}

export type TreeNode = TypeNode | InstanceNode | LoadMoreNode | ProblemNode | NoteNode;

/** Stable over refreshes, different for any two rows of the view. */
export function nodeId(node: TreeNode): string {
  return [node.kind, node.type, ...ownId(node)].map(encodeSegment).join("/");
}

/** What tells a row from others of its kind below the same type. */
function ownId(node: TreeNode): string[] {
  switch (node.kind) {
    case "instance":
      return [node.instance.id];
    case "note":
      return [node.note];
    case "type":
    case "loadMore":
    case "problem":
      return [];
  }
}

/** The rows below a type: what is shown of the loaded, then what went wrong, or what more there is. */
export function childrenOf(
  type: string,
  state: PagedListState<Instance>,
  shown: readonly Instance[] = state.items,
): TreeNode[] {
  const rows: TreeNode[] = shown.map((instance) => instanceNode(instance));
  if (shown.length === 0 && state.items.length > 0) {
    rows.push({ kind: "note", type, note: "nothingMatches" });
  }
  return [...rows, ...restOf(type, state)];
}

function restOf(
  type: string,
  { items, total, failure, loading, hasMore, stopped, started }: PagedListState<Instance>,
): TreeNode[] {
  if (failure !== undefined) return [{ kind: "problem", type, error: failure }];
  if (stopped !== undefined) return [{ kind: "note", type, note: stopped }];
  if (!started) return loading ? [{ kind: "note", type, note: "loading" }] : [];
  if (hasMore) return [{ kind: "loadMore", type, loaded: items.length, total, loading }];
  return items.length === 0 ? [{ kind: "note", type, note: "empty" }] : [];
}

function instanceNode(instance: Instance): InstanceNode {
  return { kind: "instance", type: instance.type, instance };
}
