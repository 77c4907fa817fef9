import { l10n } from "vscode";
import { applyChange, publishDraft, type Send } from "../../connectors/applyChange.ts";
import type { CheckedConfiguration } from "../../connectors/checkConnector.ts";
import {
  type PlannedChange,
  type Repair,
  planRepair,
  repairOf,
  sureFindings,
} from "../../connectors/planRepair.ts";
import type { ConnectorSource } from "../../contributions.ts";
import type { Finding } from "../../diagnosis/finding.ts";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import { visible } from "../../intercom/visible.ts";
import { type Configurations, differ } from "../../model/configurations.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { ask, confirmOneOf } from "../../ui/ask.ts";
import { runCommand } from "../../ui/command.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { cancellable } from "../../ui/progress.ts";
import type { Dependencies } from "../dependencies.ts";
import { askHeaderValues } from "./askHeaderValues.ts";
import { checkConfigurations } from "./checkConnectors.ts";
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
    void inform(l10n.t("Intercom shows no draft of this connector: there is nothing to edit."));
    return;
  }
  const label = connectorLabel(draft);
  const findings = await findingsToRepair(label, configurations, checked);
  const version = dependencies.settings().version;
  const context = await dependencies.ruleContext();
  const planned = findings && repairOf(draft, findings, { version, context });
  const change = planned && (await askPlan(label, planned));
  if (change === undefined) return;
  const way = await confirmed(label, configurations, change, dependencies);
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
    void inform(l10n.t("{0} is repaired, read back, verified and live.", label));
    return;
  }
  void inform(l10n.t("The draft of {0} is repaired, read back and verified.", label), {
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
  const told = { label: l10n.t("What is live of {0}", label), former: live ?? draft, again };
  return tellOutcome(outcome, told, dependencies);
}

/** What is surely wrong with the draft; else what may be, one of it; else it may be enough to publish. */
async function findingsToRepair(
  label: string,
  configurations: Configurations,
  checked: readonly CheckedConfiguration[],
): Promise<readonly Finding[] | undefined> {
  const of = (version: CheckedConfiguration["version"]): readonly Finding[] =>
    checked.find((one) => one.version === version)?.findings ?? [];
  const sure = sureFindings(of("draft"));
  if (sure.length > 0) return sure;
  const { draft } = configurations;
  if (draft !== undefined && differ(configurations) && sureFindings(of("live")).length > 0) {
    void inform(l10n.t("The draft of {0} is right already. What is live is not.", label), {
      title: l10n.t("Publish…"),
      run: () =>
        runCommand("intercomExplorer.publishConnector", { kind: "connector", connector: draft }),
    });
    return undefined;
  }
  const possible = of("draft").filter(
    ({ fix, severity }) => fix !== undefined && severity !== "hint",
  );
  if (possible.length === 0) {
    void inform(l10n.t("Nothing of {0} can be repaired from here.", label));
    return undefined;
  }
  const chosen = await pick(
    possible.map((finding) => ({
      label: finding.fix?.title ?? finding.code,
      detail: finding.message,
      value: finding,
    })),
    l10n.t("Nothing of {0} is surely wrong. What shall be changed?", label),
  );
  return chosen && [chosen];
}

async function askPlan(label: string, repairing: Repair): Promise<PlannedChange | undefined> {
  const descriptions = new Map<string, string>();
  for (const [name, proposed] of repairing.descriptions) {
    const description = await ask({
      title: label,
      prompt: l10n.t("What is the input {0}? People and Fin read this.", visible(name)),
      value: proposed,
      refuse: (text) => (text.trim() === "" ? l10n.t("Intercom wants a description.") : undefined),
    });
    if (description === undefined) return undefined;
    descriptions.set(name, description.trim());
  }
  const values = await askHeaderValues(label, repairing.questions);
  return values && planRepair(repairing, values, descriptions);
}

async function confirmed(
  label: string,
  configurations: Configurations,
  { before, after, sentences }: PlannedChange,
  { previews }: Dependencies,
): Promise<"draft" | "publish" | undefined> {
  const { live } = configurations;
  await previews.compare(
    { name: l10n.t("{0} now.json", label), text: before },
    { name: l10n.t("{0} repaired.json", label), text: after },
    l10n.t("{0}, draft: now ↔ repaired", label),
  );
  const draftOnly = l10n.t("Repair Draft");
  const both = l10n.t("Repair Draft and Publish");
  const chosen = await confirmOneOf(l10n.t("Change the draft of {0}?", label), {
    detail: [
      ...sentences,
      ...(live !== undefined && differ(configurations)
        ? [
            l10n.t(
              "The draft has other changes that are not live yet; publishing makes them live too.",
            ),
          ]
        : []),
    ].join("\n\n"),
    actions: live === undefined ? [draftOnly] : [both, draftOnly],
  });
  if (chosen === undefined) return undefined;
  return chosen === both ? "publish" : "draft";
}
