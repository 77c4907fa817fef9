import { l10n } from "vscode";
import type { SortOrder } from "../text/arrange.ts";
import { pick } from "../ui/pick.ts";
import type { Dependencies } from "./dependencies.ts";

/** Chooses the order of the loaded instances. */
export function sortInstances({ view }: Pick<Dependencies, "view">) {
  return async (): Promise<void> => {
    const orders: readonly { readonly value: SortOrder; readonly label: string }[] = [
      { value: "server", label: l10n.t("Intercom's order") },
      { value: "label", label: l10n.t("By label") },
      { value: "updated", label: l10n.t("By updated_at, newest first") },
      { value: "created", label: l10n.t("By created_at, newest first") },
    ];
    const sort = await pick(
      orders.map((order) => ({
        ...order,
        description: order.value === view.arrangement.sort ? l10n.t("now") : "",
      })),
      l10n.t("Sort the loaded instances. Intercom cannot sort the rest."),
    );
    if (sort !== undefined) view.arrange({ sort });
  };
}
