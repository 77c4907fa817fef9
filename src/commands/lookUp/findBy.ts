import { l10n } from "vscode";
import type { TypeNode } from "../../model/treeNode.ts";
import type { LookUp } from "../../model/lookUp.ts";
import { visible } from "../../intercom/visible.ts";
import { ask } from "../../ui/ask.ts";
import type { Dependencies } from "../dependencies.ts";
import { targetType } from "../targetType.ts";
import { look } from "./look.ts";

/** Look-ups that take one value. */
type ByValue = Exclude<LookUp["kind"], "latest">;

/** A command that asks for a value and looks it up, exactly as it was typed. */
export function findBy(kind: ByValue, dependencies: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const target = await targetType(dependencies, node);
    if (target === undefined) return;
    const { type } = target;
    const value = await ask({
      title: titleOf(kind, visible(type)),
      prompt: promptOf(kind),
      refuse: (text) => (text === "" ? l10n.t("Enter what to look for.") : undefined),
    });
    if (value === undefined || value === "") return;
    await look({ kind, type, value }, dependencies);
  };
}

function titleOf(kind: ByValue, type: string): string {
  switch (kind) {
    case "externalId":
      return l10n.t("Find {0} by external_id", type);
    case "id":
      return l10n.t("Find {0} by Intercom ID", type);
    case "contact":
      return l10n.t("Find {0} of a Contact", type);
    case "conversation":
      return l10n.t("Find {0} of a Conversation", type);
  }
}

function promptOf(kind: ByValue): string {
  switch (kind) {
    case "externalId":
      return l10n.t("The external_id exactly as it was saved. It is case-sensitive.");
    case "id":
      return l10n.t("The id that Intercom assigned to the instance.");
    case "contact":
      return l10n.t("Intercom's id of the contact, not its external_id.");
    case "conversation":
      return l10n.t("Intercom's id of the conversation.");
  }
}
