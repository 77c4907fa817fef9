import { views } from "../contributions.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { inView } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/** Repeats the page that failed, or, without a row, every one that did. */
export function retry({ active, types }: Dependencies) {
  return async (node?: ProblemNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const lists = (node === undefined ? types() : [node.type]).map((type) => session.list(type));
    await inView(views.customObjects, async () => {
      await Promise.all(lists.map((list) => list.retry()));
    });
  };
}
