import type { TypeNode } from "../model/treeNode.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";

/** Reads a type's first page again, or that of every type that was opened. */
export function refresh({ active, types, view }: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const lists = (node === undefined ? types() : [node.type])
      .map((type) => session.list(type))
      .filter(({ state }) => state.started || state.failure !== undefined);
    await loading(lists, (list) => list.refresh());
    view.refresh();
  };
}
