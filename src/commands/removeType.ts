import { l10n } from "vscode";
import type { TypeNode } from "../model/treeNode.ts";
import { inform, mention } from "../ui/inform.ts";
import { readSettings, writeTypes } from "../ui/settings.ts";
import { pickType } from "./pickType.ts";

/** Takes a type out of the setting; nothing changes in Intercom. */
export function removeType() {
  return async (node?: TypeNode): Promise<void> => {
    const listed = readSettings().customObjectTypes;
    const type = node?.type ?? (await pickType(listed, true));
    if (type === undefined) return;
    if (!listed.includes(type)) {
      void inform(l10n.t("This type comes with the sample data and is not in the settings."));
      return;
    }
    await writeTypes(listed.filter((other) => other !== type));
    mention(l10n.t("{0} is no longer listed", type));
  };
}
