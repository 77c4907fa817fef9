import { l10n } from "vscode";
import { ask } from "../ui/ask.ts";
import type { Dependencies } from "./dependencies.ts";

/** Hides loaded instances that do not have a text in their label, external_id or id. */
export function filterInstances({ view }: Pick<Dependencies, "view">) {
  return async (): Promise<void> => {
    const filter = await ask({
      title: l10n.t("Filter Loaded Instances"),
      prompt: l10n.t("Part of a label, external_id or id. Leave empty to show all."),
      value: view.arrangement.filter,
    });
    if (filter !== undefined) view.arrange({ filter: filter.trim() });
  };
}

/** Shows all loaded instances again. */
export function clearFilter({ view }: Pick<Dependencies, "view">) {
  return (): Promise<void> => {
    view.arrange({ filter: "" });
    return Promise.resolve();
  };
}
