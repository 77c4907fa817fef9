import { views } from "../contributions.ts";
import type { TypeNode } from "../model/treeNode.ts";
import { inView } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/** Reads a type's first page again, or that of every type that was opened. */
export function refresh({ active, types, view }: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const lists = (node === undefined ? types() : [node.type])
      .map((type) => session.list(type))
      .filter(({ state }) => state.started || state.failure !== undefined);
    await inView(views.customObjects, async () => {
      await Promise.all(lists.map((list) => list.refresh()));
    });
    view.refresh();
  };
}
