import type { TypeNode } from "../model/treeNode.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";

/** Reads a type's first page again, or that of every type that was opened. */
export function refresh({ active, types, view }: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const opened = (node === undefined ? types() : [node.type]).filter((type) => {
      const { started, failure } = session.list(type).state;
      return started || failure !== undefined;
    });
    await loading(
      opened.map((type) => session.list(type)),
      (list) => list.refresh(),
    );
    view.refresh();
    const failed = opened.find((type) => session.list(type).state.failure !== undefined);
    if (failed !== undefined) await view.revealFailure(failed);
  };
}
