import { l10n } from "vscode";
import { views } from "../contributions.ts";
import type { Instance } from "../intercom/customObjects.ts";
import type { PagedList } from "../model/pagedList.ts";
import { loadingInView } from "../ui/progress.ts";

/** Lets lists load side by side; Cancel gives up those pages, and what was loaded stays. */
export async function loading(
  lists: readonly PagedList<Instance>[],
  load: (list: PagedList<Instance>) => Promise<void>,
): Promise<void> {
  await loadingInView(views.customObjects, l10n.t("Reading from Intercom…"), {
    run: () => Promise.all(lists.map(load)),
    cancel: () => {
      for (const list of lists) list.cancel();
    },
  });
}
