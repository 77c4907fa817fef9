import { l10n } from "vscode";
import { publishDraft } from "../../connectors/applyChange.ts";
import type { ConnectorSource } from "../../contributions.ts";
import { uriOf } from "../../documents/resourceDocuments.ts";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import { differ } from "../../model/configurations.ts";
import { configurationRef } from "../../model/resourceRef.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { confirm } from "../../ui/ask.ts";
import { runCommand } from "../../ui/command.ts";
import { inform } from "../../ui/inform.ts";
import { cancellable } from "../../ui/progress.ts";
import type { Dependencies } from "../dependencies.ts";
import { showDocument } from "../showDocument.ts";
import { checkConfigurations } from "./checkConnectors.ts";
import { sourceConnector } from "./sourceConnector.ts";
import { tellOutcome } from "./tellOutcome.ts";

/** Makes a connector's draft live, after showing what becomes of what is live now; then reads back and compares. */
export function publishConnector(dependencies: Dependencies) {
  return async (from?: ConnectorSource): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    if (chosen === undefined) return;
    const { session, id } = chosen;
    const kept = session.connectors.configurations({ id, updatedAt: undefined });
    const configurations = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      kept.read(signal),
    );
    const { draft, live } = configurations;
    if (draft === undefined || (live !== undefined && !differ(configurations))) {
      void inform(l10n.t("The draft is already live."));
      return;
    }
    const label = connectorLabel(draft);
    await showDifference(session, draft, live, dependencies);
    const agreed = await confirm(l10n.t("Publish the draft of {0}?", label), {
      detail: [
        l10n.t("It replaces the live configuration at once, for workflows and Fin."),
        l10n.t("Header values are masked, so the comparison cannot show them."),
      ].join("\n\n"),
      action: l10n.t("Publish"),
    });
    if (!agreed) return;
    const outcome = await cancellable(l10n.t("Publishing {0}…", label), (signal) =>
      publishDraft(draft, (operation, own) => session.send(operation, own), signal),
    );
    const again = (): Promise<void> => runCommand("intercomExplorer.publishConnector", from);
    const told = {
      label: l10n.t("The live configuration of {0}", label),
      former: live ?? draft,
      again,
    };
    const published = await tellOutcome(outcome, told, dependencies);
    await cancellable(l10n.t("Reading from Intercom…"), async (signal) =>
      checkConfigurations(await kept.read(signal), session, dependencies, signal),
    );
    await session.connectors.list.refresh();
    if (published) void inform(l10n.t("{0} was published and verified.", label));
  };
}

async function showDifference(
  { connection }: Session,
  draft: DataConnector,
  live: DataConnector | undefined,
  { previews }: Dependencies,
): Promise<void> {
  const ref = configurationRef(connection.key, draft, "draft");
  if (live === undefined) {
    await showDocument(ref);
    return;
  }
  const before = uriOf(configurationRef(connection.key, live, "live"));
  const title = l10n.t("{0}: live ↔ draft", connectorLabel(draft));
  await previews.compare(before, uriOf(ref), title);
}
