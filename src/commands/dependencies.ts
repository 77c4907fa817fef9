import type { Analysis } from "../analysis/analyst.ts";
import type { ActiveSession } from "../auth/activeSession.ts";
import type { ConnectionStore } from "../auth/connectionStore.ts";
import type { ClientSettings } from "../auth/openClient.ts";
import type { RecentLookUps } from "../auth/recentLookUps.ts";
import type { ConnectorProblem } from "../connectors/checkConnector.ts";
import type { RuleContext } from "../diagnosis/finding.ts";
import type { Reports } from "../documents/reports.ts";
import type { Previews } from "../documents/previews.ts";
import type { ResourceDocuments } from "../documents/resourceDocuments.ts";
import type { ConnectorDiagnostics } from "../editor/connectorDiagnostics.ts";
import type { ConnectorChecks } from "../session/connectorChecks.ts";
import type { Log } from "../ui/log.ts";
import type { CustomObjectsView } from "../views/customObjectsView.ts";
import type { DataConnectorsView } from "../views/dataConnectorsView.ts";

/** What the commands work with. */
export interface Dependencies {
  readonly store: ConnectionStore;
  readonly active: ActiveSession;
  readonly settings: ClientSettings;
  readonly recent: RecentLookUps;
  readonly documents: ResourceDocuments;
  readonly reports: Reports;
  readonly analysis: Analysis;
  /** What the rules may know of the active connection. */
  readonly ruleContext: () => Promise<RuleContext>;
  readonly view: CustomObjectsView;
  readonly connectorsView: DataConnectorsView;
  readonly previews: Previews;
  /** What is known to be wrong with the connectors, for their rows. */
  readonly checks: ConnectorChecks<ConnectorProblem>;
  /** The same for their documents. */
  readonly connectorDiagnostics: ConnectorDiagnostics;
  readonly log: Log;
  /** The custom object types that the view lists now. */
  readonly types: () => readonly string[];
}
