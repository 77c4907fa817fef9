import * as bundledText from "@vscode/l10n";
import { type ExtensionContext, l10n } from "vscode";
import { ActiveSession } from "./auth/activeSession.ts";
import { openSampleClient } from "./auth/openClient.ts";
import { registerCommands } from "./commands/registerCommands.ts";
import { InstanceDocuments } from "./documents/instanceDocuments.ts";
import { registerRetryLens } from "./documents/retryLens.ts";
import { sampleTypeNames } from "./sample/sampleTypeNames.ts";
import { setContextKey } from "./ui/contextKey.ts";
import { createLog } from "./ui/log.ts";
import { onDidChangeSettings, readSettings } from "./ui/settings.ts";
import { createStatusItem } from "./ui/statusItem.ts";
import { CustomObjectsView } from "./views/customObjectsView.ts";
import type { Session } from "./session/session.ts";

/** Constructs and connects; nothing is read or loaded before somebody asks. */
export function activate({ subscriptions, globalState }: ExtensionContext): void {
  if (l10n.bundle !== undefined) bundledText.config({ contents: l10n.bundle });

  const log = createLog();
  const active = new ActiveSession({
    globalState,
    perPage: () => readSettings().pageSize,
    openClient: () =>
      openSampleClient(async () => (await import("./sample/startSample.ts")).startSample(), {
        version: readSettings().apiVersion,
        onAttempt: (attempt) => log.attempt(attempt),
      }),
  });
  const types = (): readonly string[] => {
    const configured = readSettings().customObjectTypes;
    return active.current?.connection.region === "sample"
      ? [...new Set([...configured, ...sampleTypeNames])]
      : configured;
  };
  const view = new CustomObjectsView({ active, types });
  const documents = new InstanceDocuments(active);
  const status = createStatusItem();

  const show = (session: Session | undefined): void => {
    status.show(session?.connection);
    const kind = session?.connection.region === "sample" ? "sample" : "intercom";
    void setContextKey("intercomExplorer.connection", session === undefined ? "none" : kind);
  };
  show(active.current);

  subscriptions.push(
    log,
    active,
    view,
    documents,
    status,
    registerRetryLens(documents),
    active.onDidChange(show),
    onDidChangeSettings(() => view.refresh()),
    ...registerCommands({ active, documents, view, log, types }),
  );
}
