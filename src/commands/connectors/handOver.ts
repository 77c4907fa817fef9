import { Uri, env, l10n, window, workspace } from "vscode";
import { connectorSetup } from "../../connectors/connectorSetup.ts";
import { compareSnapshot, connectorSnapshot, snapshotId } from "../../connectors/snapshot.ts";
import type { ConnectorSource } from "../../contributions.ts";
import { currentOf } from "../../model/configurations.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { inform, mention, warn } from "../../ui/inform.ts";
import { cancellable } from "../../ui/progress.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { chooseVersion } from "./chooseVersion.ts";
import { type ChosenConnector, sourceConnector } from "./sourceConnector.ts";

/** What files of snapshots end with. */
const ending = ".data-connector.json";

/** Puts what Intercom's form asks for on the clipboard, as Markdown without a secret. */
export function copyConnectorSetup(dependencies: Dependencies) {
  return async (from?: ConnectorSource): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    const configuration = chosen && (await chooseVersion(chosen));
    if (configuration === undefined) return;
    await env.clipboard.writeText(connectorSetup(configuration));
    mention(l10n.t("Copied the setup of {0}", connectorLabel(configuration)));
  };
}

/** Writes both configurations to a file, without secrets; where is asked unless it is told. */
export function saveSnapshot(dependencies: Dependencies) {
  return async (from?: ConnectorSource, file?: Uri): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    if (chosen === undefined) return;
    const configurations = await readBoth(chosen);
    const label = connectorLabel(currentOf(configurations) ?? { id: chosen.id, name: undefined });
    const target = file ?? (await askTarget(label));
    if (target === undefined) return;
    await workspace.fs.writeFile(
      target,
      new TextEncoder().encode(connectorSnapshot(configurations)),
    );
    mention(l10n.t("Saved the snapshot of {0}", label));
    await window.showTextDocument(target);
  };
}

async function askTarget(label: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${label.replace(/[^\p{L}\p{N}._-]+/gu, "-")}${ending}`;
  return window.showSaveDialog({
    title: l10n.t("Save Snapshot"),
    filters: { JSON: ["json"] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
}

/** Compares a snapshot file, by default that in the active editor, with its connector as it is now. */
export function compareWithSnapshot(dependencies: Dependencies) {
  return async (file?: Uri): Promise<void> => {
    const session = activeSessionOrOffer(dependencies.active);
    const source = session && (file ?? (await activeSnapshot()) ?? (await askSnapshot()));
    if (session === undefined || source === undefined) return;
    // As it is on disk: an editor may not have noticed yet that it changed.
    const text = new TextDecoder().decode(await workspace.fs.readFile(source));
    const id = snapshotId(text);
    if (id === undefined) {
      void warn(l10n.t("This file is no snapshot of a Data Connector."));
      return;
    }
    const now = await readBoth({ session, id, version: undefined });
    const comparison = compareSnapshot(text, now);
    if (comparison.kind !== "differs") {
      void inform(l10n.t("Nothing has changed since the snapshot."));
      return;
    }
    const preview = { name: l10n.t("now{0}", ending), text: connectorSnapshot(now) };
    await dependencies.previews.compare(source, preview, l10n.t("Snapshot ↔ now"));
    void warn(l10n.t("Changed since the snapshot: {0}.", comparison.paths.join(", ")));
  };
}

async function activeSnapshot(): Promise<Uri | undefined> {
  const document = window.activeTextEditor?.document;
  return document !== undefined && snapshotId(document.getText()) !== undefined
    ? Promise.resolve(document.uri)
    : undefined;
}

async function askSnapshot(): Promise<Uri | undefined> {
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t("Compare with Snapshot"),
      filters: { JSON: ["json"] },
    })) ?? [];
  return chosen;
}

function readBoth({ session, id }: ChosenConnector) {
  return cancellable(l10n.t("Reading from Intercom…"), (signal) =>
    session.connectors.configurations({ id, updatedAt: undefined }).read(signal),
  );
}
