import { l10n } from "vscode";
import { applyChange, publishDraft, type Send } from "../../connectors/applyChange.ts";
import { repairOf } from "../../connectors/repairOf.ts";
import type { ConnectorSource } from "../../contributions.ts";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import type { Configurations } from "../../model/configurations.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { runCommand } from "../../ui/command.ts";
import { inform } from "../../ui/inform.ts";
import { cancellable } from "../../ui/progress.ts";
import type { Dependencies } from "../dependencies.ts";
import { checkConfigurations } from "./checkConnectors.ts";
import { askPlan, confirmRepair } from "./confirmRepair.ts";
import { findingsToRepair } from "./findingsToRepair.ts";
import { sourceConnector } from "./sourceConnector.ts";
import { tellOutcome } from "./tellOutcome.ts";

/**
 * Repairs a connector's draft: reads it anew, asks for what only people know, shows the difference, asks once,
 * sends, reads back and compares; then the same for publishing, where that was chosen too.
 */
export function repairConnector(dependencies: Dependencies) {
  return async (from?: ConnectorSource): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    if (chosen === undefined) return;
    await repair(chosen.session, chosen.id, dependencies);
  };
}

async function repair(session: Session, id: string, dependencies: Dependencies): Promise<void> {
  const read = (signal: AbortSignal): Promise<Configurations> =>
    session.connectors.configurations({ id, updatedAt: undefined }).read(signal);
  const { configurations, checked } = await cancellable(
    l10n.t("Reading from Intercom…"),
    async (signal) => {
      const found = await read(signal);
      return {
        configurations: found,
        checked: await checkConfigurations(found, session, dependencies, signal),
      };
    },
  );
  const { draft } = configurations;
  if (draft === undefined) {
    void inform(l10n.t("Intercom shows no draft for this connector, so there is nothing to edit."));
    return;
  }
  const label = connectorLabel(draft);
  const findings = await findingsToRepair(label, configurations, checked);
  const version = dependencies.settings.version();
  const context = await dependencies.ruleContext();
  const planned = findings && repairOf(draft, findings, { version, context });
  const change = planned && (await askPlan(label, planned));
  if (change === undefined) return;
  const way = await confirmRepair(label, configurations, change, dependencies);
  if (way === undefined) return;
  const send: Send = (operation, signal) => session.send(operation, signal);
  const node = { kind: "connector", connector: draft } as const;
  const again = (): Promise<void> => runCommand("intercomExplorer.repairConnector", node);
  const outcome = await cancellable(l10n.t("Repairing the draft of {0}…", label), (signal) =>
    applyChange({ before: draft, change: change.change }, send, signal),
  );
  const told = { label: l10n.t("The draft of {0}", label), former: draft, again };
  const repaired = await tellOutcome(outcome, told, dependencies);
  const published =
    repaired && way === "publish" && outcome.kind === "verified"
      ? await publish(outcome.after, configurations.live, { label, send, again }, dependencies)
      : undefined;
  await cancellable(l10n.t("Reading from Intercom…"), async (signal) =>
    checkConfigurations(await read(signal), session, dependencies, signal),
  );
  await session.connectors.list.refresh();
  if (!repaired || published === false) return;
  if (published === true) {
    void inform(l10n.t("{0} was repaired, verified and published.", label));
    return;
  }
  void inform(l10n.t("The draft of {0} was repaired and verified.", label), {
    title: l10n.t("Publish…"),
    run: () => runCommand("intercomExplorer.publishConnector", node),
  });
}

async function publish(
  draft: DataConnector,
  live: DataConnector | undefined,
  {
    label,
    send,
    again,
  }: { readonly label: string; readonly send: Send; readonly again: () => Promise<void> },
  dependencies: Dependencies,
): Promise<boolean> {
  const outcome = await cancellable(l10n.t("Publishing {0}…", label), (signal) =>
    publishDraft(draft, send, signal),
  );
  const told = {
    label: l10n.t("The live configuration of {0}", label),
    former: live ?? draft,
    again,
  };
  return tellOutcome(outcome, told, dependencies);
}
