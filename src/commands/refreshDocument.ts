import { type Uri, l10n, window } from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { scheme } from "../contributions.ts";
import type { MissingConnection } from "../documents/documentProblem.ts";
import { choose } from "../ui/ask.ts";
import { runCommand } from "../ui/command.ts";
import { inform } from "../ui/inform.ts";
import { cancellable } from "../ui/progress.ts";
import type { Dependencies } from "./dependencies.ts";

/** Reads what a document shows again, by default that of the active editor. */
export function refreshDocument({ documents, active }: Dependencies) {
  return async (uri?: Uri): Promise<void> => {
    const target = uri ?? window.activeTextEditor?.document.uri;
    if (target?.scheme !== scheme) {
      void inform(l10n.t("The active editor shows no Intercom document."));
      return;
    }
    const missing = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      documents.refresh(target, signal),
    );
    if (missing !== undefined) await offerConnection(missing, active);
  };
}

/** Asked, since an address may come from anywhere, and what is on show would go. */
async function offerConnection(missing: MissingConnection, active: ActiveSession): Promise<void> {
  if (missing.kind === "gone") {
    const title = l10n.t("Connect…");
    const chosen = await choose(
      l10n.t("The connection that this document came from no longer exists."),
      title,
    );
    if (chosen === title) await runCommand("intercomExplorer.connect");
    return;
  }
  const { connection } = missing;
  const title = l10n.t("Switch");
  const question = l10n.t("This document comes from {0}. Switch to it?", connection.name);
  if ((await choose(question, title)) === title) await active.use(connection);
}
