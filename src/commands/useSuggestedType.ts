import { l10n } from "vscode";
import type { ProblemNode } from "../model/treeNode.ts";
import { inform } from "../ui/inform.ts";
import { readSettings, writeTypes } from "../ui/settings.ts";

/** Puts the type that was probably meant in the place of a misspelt one. */
export function useSuggestedType() {
  return async (node?: ProblemNode): Promise<void> => {
    const { suggestion, type } = node ?? {};
    if (suggestion === undefined) {
      void inform(l10n.t("There is no misspelt type to correct."));
      return;
    }
    const corrected = readSettings().customObjectTypes.map((listed) =>
      listed === type ? suggestion : listed,
    );
    await writeTypes([...new Set(corrected)]);
  };
}
