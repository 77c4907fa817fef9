import { l10n } from "vscode";
import { views } from "../contributions.ts";
import { loadingInView } from "../ui/progress.ts";

/** Something that can be given up while it is loading. */
interface Cancellable {
  readonly cancel: () => void;
}

/** Lets lists load side by side; Cancel gives up those pages, and what was loaded stays. */
export async function loading<List extends Cancellable>(
  lists: readonly List[],
  load: (list: List) => Promise<void>,
  view: (typeof views)[keyof typeof views] = views.customObjects,
): Promise<void> {
  await loadingInView(view, l10n.t("Reading from Intercom…"), {
    run: () => Promise.all(lists.map(load)),
    cancel: () => {
      for (const list of lists) list.cancel();
    },
  });
}
