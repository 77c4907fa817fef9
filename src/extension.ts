import * as bundledText from "@vscode/l10n";
import { type ExtensionContext, l10n } from "vscode";
import { Analyst } from "./analysis/analyst.ts";
import { ActiveSession } from "./auth/activeSession.ts";
import { ActiveToken } from "./auth/activeToken.ts";
import { ConnectionStore } from "./auth/connectionStore.ts";
import { type ClientSettings, type RunningSample, openClient } from "./auth/openClient.ts";
import { RecentLookUps } from "./auth/recentLookUps.ts";
import { registerCommands } from "./commands/registerCommands.ts";
import { registerEpochHints } from "./documents/epochHints.ts";
import { ResourceDocuments } from "./documents/resourceDocuments.ts";
import { registerMaskHints } from "./documents/maskHints.ts";
import { Previews } from "./documents/previews.ts";
import { Reports } from "./documents/reports.ts";
import { registerRetryLens } from "./documents/retryLens.ts";
import { sampleTypeNames } from "./sample/sampleTypeNames.ts";
import { ConnectorDiagnostics } from "./editor/connectorDiagnostics.ts";
import { registerConnectorLenses } from "./editor/connectorLenses.ts";
import { DiagnosedDocuments } from "./editor/diagnosedDocuments.ts";
import { registerFindingHover } from "./editor/findingHover.ts";
import { registerQuickFixes } from "./editor/quickFixes.ts";
import { registerTerminalLinks } from "./editor/terminalLinks.ts";
import { setContextKey } from "./ui/contextKey.ts";
import { createLog } from "./ui/log.ts";
import { onDidChangeSettings, readSettings } from "./ui/settings.ts";
import { createStatusItem } from "./ui/statusItem.ts";
import { CustomObjectsView } from "./views/customObjectsView.ts";
import { DataConnectorsView } from "./views/dataConnectorsView.ts";
import type { Connection } from "./model/connection.ts";
import type { ConnectorProblem } from "./connectors/checkConnector.ts";
import type { RuleContext } from "./diagnosis/finding.ts";
import { ConnectorChecks } from "./session/connectorChecks.ts";
import { registerRunLens } from "./documents/runLens.ts";
import type { Session } from "./session/session.ts";

/** Constructs and connects; nothing is read or loaded before somebody asks. */
export function activate(context: ExtensionContext): void {
  const { subscriptions, globalState, workspaceState, secrets } = context;
  if (l10n.bundle !== undefined) bundledText.config({ contents: l10n.bundle });

  const log = createLog();
  const store = new ConnectionStore({ state: globalState, secrets });
  const settings: ClientSettings = {
    version: () => readSettings().apiVersion,
    onAttempt: (attempt) => log.attempt(attempt),
  };
  const startSample = async (): Promise<RunningSample> =>
    (await import("./sample/startSample.ts")).startSample();
  const active = new ActiveSession({
    store,
    perPage: () => readSettings().pageSize,
    openClient: (connection) => openClient(connection, { store, startSample, settings }),
  });
  const types = (): readonly string[] => {
    const configured = readSettings().customObjectTypes;
    return active.current?.connection.region === "sample"
      ? [...new Set([...configured, ...sampleTypeNames])]
      : configured;
  };
  const view = new CustomObjectsView({
    active,
    types,
    labelAttribute: () => readSettings().labelAttribute,
  });
  const checks = new ConnectorChecks<ConnectorProblem>();
  const connectorsView = new DataConnectorsView({ active, checks });
  const documents = new ResourceDocuments(active);
  const status = createStatusItem();
  const reports = new Reports();
  const previews = new Previews();
  const activeToken = new ActiveToken({ active, store });
  const contextOf = async (region: Connection["region"] | undefined): Promise<RuleContext> => {
    const activeTokenDigest = await activeToken.digest();
    return {
      activeTokenDigest,
      ...(region === undefined || region === "sample" ? {} : { region }),
    };
  };
  const ruleContext = (): Promise<RuleContext> => contextOf(active.current?.connection.region);
  const analysis = new Analyst({
    worker: new URL("./worker.mjs", import.meta.url),
    bundle: l10n.bundle,
  });
  const diagnosed = new DiagnosedDocuments({
    analysis,
    settings: () => readSettings().diagnostics,
    context: ruleContext,
    log,
  });

  const connectorDiagnostics = new ConnectorDiagnostics({
    settings: () => readSettings().diagnostics,
    context: (key) => contextOf(active.known(key)?.region),
    log,
  });

  const recent = new RecentLookUps(workspaceState, (key) => active.known(key) !== undefined);
  void recent.tidy();

  const show = (session: Session | undefined): void => {
    status.show(session?.connection);
    const kind = session?.connection.region === "sample" ? "sample" : "intercom";
    void setContextKey("intercomExplorer.connection", session === undefined ? "none" : kind);
  };
  show(active.current);

  subscriptions.push(
    log,
    store,
    active,
    view,
    connectorsView,
    active.onDidChange(() => checks.clear()),
    documents,
    status,
    registerRetryLens(documents),
    registerRunLens(documents, active),
    registerMaskHints(),
    active.onDidChange(show),
    activeToken,
    active.onDidChange(() => diagnosed.refresh()),
    store.onDidChangeToken(() => diagnosed.refresh()),
    onDidChangeSettings(() => {
      view.refresh();
      diagnosed.refresh();
      connectorDiagnostics.refresh();
    }),
    reports,
    previews,
    analysis,
    diagnosed,
    connectorDiagnostics,
    active.onDidChange(() => connectorDiagnostics.clear()),
    registerConnectorLenses(connectorDiagnostics),
    registerQuickFixes(diagnosed),
    registerFindingHover(diagnosed),
    registerTerminalLinks(),
    registerEpochHints(),
    ...registerCommands({
      store,
      active,
      settings,
      recent,
      documents,
      reports,
      previews,
      checks,
      connectorDiagnostics,
      analysis,
      ruleContext,
      view,
      connectorsView,
      log,
      types,
    }),
  );
}
