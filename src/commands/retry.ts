import type { ProblemNode } from "../model/treeNode.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";

/** Repeats the page that failed, or, without a row, every one that did. */
export function retry({ active, types }: Dependencies) {
  return async (node?: ProblemNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const lists = (node === undefined ? types() : [node.type]).map((type) => session.list(type));
    await loading(lists, (list) => list.retry());
  };
}
