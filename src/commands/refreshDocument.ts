import { type Uri, l10n, window } from "vscode";
import { scheme } from "../contributions.ts";
import { inform } from "../ui/inform.ts";
import { cancellable } from "../ui/progress.ts";
import type { Dependencies } from "./dependencies.ts";

/** Reads the instance of a document again, by default that of the active editor. */
export function refreshDocument({ documents }: Dependencies) {
  return async (uri?: Uri): Promise<void> => {
    const target = uri ?? window.activeTextEditor?.document.uri;
    if (target?.scheme !== scheme) {
      void inform(l10n.t("The active editor shows no Intercom document."));
      return;
    }
    await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      documents.refresh(target, signal),
    );
  };
}
