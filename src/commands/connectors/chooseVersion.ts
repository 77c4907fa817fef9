import { l10n } from "vscode";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import { currentOf } from "../../model/configurations.ts";
import { cancellable } from "../../ui/progress.ts";
import type { ChosenConnector } from "./sourceConnector.ts";

/** The configuration that was chosen, read anew, else the one that runs. Throws `IntercomError`. */
export async function chooseVersion({
  session,
  id,
  version,
}: ChosenConnector): Promise<DataConnector | undefined> {
  const configurations = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
    session.connectors.configurations({ id, updatedAt: undefined }).read(signal),
  );
  return version === undefined ? currentOf(configurations) : configurations[version];
}
