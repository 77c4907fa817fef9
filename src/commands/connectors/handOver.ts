import { type Uri, env, l10n, window, workspace } from "vscode";
import { connectorSetup } from "../../connectors/connectorSetup.ts";
import { compareSnapshot, connectorSnapshot, snapshotId } from "../../connectors/snapshot.ts";
import type { ConnectorSource } from "../../contributions.ts";
import { currentOf } from "../../model/configurations.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { askFile, askNewFile } from "../../ui/fileDialogs.ts";
import { inform, mention, warn } from "../../ui/inform.ts";
import { openEditor } from "../../ui/openEditor.ts";
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
    const name = `${label.replace(/[^\p{L}\p{N}._-]+/gu, "-")}${ending}`;
    const target = file ?? (await askNewFile({ title: l10n.t("Save Snapshot"), name }));
    if (target === undefined) return;
    await workspace.fs.writeFile(
      target,
      new TextEncoder().encode(connectorSnapshot(configurations)),
    );
    mention(l10n.t("Saved the snapshot of {0}", label));
    await openEditor(target, { preview: true });
  };
}

/** Compares a snapshot file, by default that in the active editor, with its connector as it is now. */
export function compareWithSnapshot(dependencies: Dependencies) {
  return async (file?: Uri): Promise<void> => {
    const session = activeSessionOrOffer(dependencies.active);
    const asked = { title: l10n.t("Compare with Snapshot") };
    const source = session && (file ?? activeSnapshot() ?? (await askFile(asked)));
    if (session === undefined || source === undefined) return;
    const text = await textOf(source);
    const id = snapshotId(text);
    if (id === undefined) {
      void warn(l10n.t("This file is not a snapshot of a Data Connector."));
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

function activeSnapshot(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && snapshotId(document.getText()) !== undefined
    ? document.uri
    : undefined;
}

/** What was typed and not saved counts; else what is on disk, of which an editor may not have heard yet. */
async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open !== undefined && (open.isDirty || open.isUntitled)) return open.getText();
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

function readBoth({ session, id }: ChosenConnector) {
  return cancellable(l10n.t("Reading from Intercom…"), (signal) =>
    session.connectors.configurations({ id, updatedAt: undefined }).read(signal),
  );
}
