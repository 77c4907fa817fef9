import { l10n } from "vscode";
import type { LoadMoreNode } from "../model/treeNode.ts";
import { inform } from "../ui/inform.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";
import { pickType } from "./pickType.ts";

/** Loads one more page of a type, and moves the focus to the first instance of it. */
export function loadMore({ active, types, view }: Dependencies) {
  return async (node?: LoadMoreNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const growing = types().filter((type) => session.list(type).state.hasMore);
    if (node === undefined && growing.length === 0) {
      void inform(l10n.t("All instances are loaded."));
      return;
    }
    const type = node?.type ?? (await pickType(growing));
    if (type === undefined) return;
    const list = session.list(type);
    // A second click while a page is on its way does nothing; the first one moves the focus.
    if (list.state.loading) return;
    const before = list.state.items.length;
    await loading([list], () => list.loadMore());
    await view.revealFirst(list.state.items.slice(before));
  };
}
