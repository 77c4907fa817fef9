import { l10n } from "vscode";
import { visible } from "../intercom/visible.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";
import { readSettings, writeTypes } from "../ui/settings.ts";
import type { Dependencies } from "./dependencies.ts";

/** Puts the type that was probably meant in the place of a misspelt one; without a row, of the one chosen. */
export function useSuggestedType({ view }: Pick<Dependencies, "view">) {
  return async (node?: ProblemNode): Promise<void> => {
    const { suggestion, type } = node ?? (await chosen(view)) ?? {};
    if (suggestion === undefined) return;
    const corrected = readSettings().customObjectTypes.map((listed) =>
      listed === type ? suggestion : listed,
    );
    await writeTypes([...new Set(corrected)]);
  };
}

async function chosen(view: Dependencies["view"]) {
  const misspelt = await view.misspelt();
  const [first, ...others] = misspelt;
  if (first === undefined) void inform(l10n.t("No misspelled type to correct."));
  if (others.length === 0) return first;
  return pick(
    misspelt.map((found) => ({
      label: visible(found.suggestion),
      description: l10n.t("instead of {0}", visible(found.type)),
      value: found,
    })),
    l10n.t("Which type should be corrected?"),
  );
}
