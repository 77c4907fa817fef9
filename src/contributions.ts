import type { Uri } from "vscode";
import type { Severity } from "./diagnosis/finding.ts";
import type { ApiVersion } from "./intercom/apiVersion.ts";
import type {
  ConfigurationNode,
  ConnectorNode,
  ConnectorProblemNode,
  MoreNode,
  RunGroupNode,
  RunNode,
  RunsNode,
  WidenRunsNode,
} from "./model/connectorNode.ts";
import type { InstanceNode, LoadMoreNode, ProblemNode, TypeNode } from "./model/treeNode.ts";

/**
 * The manifest's commands and the arguments they take. Menus pass the row they were opened on; from the
 * palette every argument is missing, and the command asks for what it lacks.
 */
export interface CommandMap {
  "intercomExplorer.connect": [];
  "intercomExplorer.connectFromEnv": [];
  "intercomExplorer.exploreSampleData": [];
  "intercomExplorer.switchConnection": [];
  "intercomExplorer.renameConnection": [];
  "intercomExplorer.replaceToken": [from?: ProblemNode | ConnectorProblemNode | Uri];
  "intercomExplorer.testConnection": [];
  "intercomExplorer.disconnect": [];
  "intercomExplorer.refresh": [node?: TypeNode];
  "intercomExplorer.loadMore": [node?: LoadMoreNode];
  "intercomExplorer.retry": [node?: ProblemNode | ConnectorProblemNode];
  "intercomExplorer.addType": [];
  "intercomExplorer.removeType": [node?: TypeNode];
  "intercomExplorer.useSuggestedType": [node?: ProblemNode];
  "intercomExplorer.sortInstances": [];
  "intercomExplorer.filterInstances": [];
  "intercomExplorer.clearFilter": [];
  "intercomExplorer.openInstance": [node?: InstanceNode];
  "intercomExplorer.findByExternalId": [node?: TypeNode];
  "intercomExplorer.findById": [node?: TypeNode];
  "intercomExplorer.findLatest": [node?: TypeNode];
  "intercomExplorer.findByContact": [node?: TypeNode];
  "intercomExplorer.findByConversation": [node?: TypeNode];
  "intercomExplorer.repeatLookUp": [];
  "intercomExplorer.copyExternalId": [node?: InstanceNode];
  "intercomExplorer.copyAsJson": [node?: InstanceNode];
  "intercomExplorer.copyAsCurl": [node?: InstanceNode | TypeNode];
  "intercomExplorer.copyAsPowerShell": [node?: InstanceNode | TypeNode];
  "intercomExplorer.copyConnectorUrl": [node?: InstanceNode | TypeNode];
  "intercomExplorer.refreshDocument": [uri?: Uri];
  "intercomExplorer.diagnose": [from?: string | Uri | ProblemNode | ConnectorProblemNode];
  "intercomExplorer.diagnoseFile": [uri?: Uri];
  "intercomExplorer.probeLive": [report?: Uri];
  "intercomExplorer.copyText": [report?: Uri, part?: string];
  "intercomExplorer.refreshConnectors": [node?: ConnectorNode | RunsNode];
  "intercomExplorer.loadMoreConnectors": [node?: MoreNode];
  "intercomExplorer.openConnector": [node?: ConnectorNode | ConfigurationNode];
  "intercomExplorer.showRuns": [node?: ConnectorNode | RunsNode | WidenRunsNode];
  "intercomExplorer.filterRuns": [node?: RunsNode];
  "intercomExplorer.openRun": [node?: RunNode];
  "intercomExplorer.compareResponses": [from?: RunNode | Uri];
  "intercomExplorer.explainRun": [from?: RunNode | RunGroupNode | Uri];
  "intercomExplorer.copyConnectorId": [node?: ConnectorNode];
  "intercomExplorer.copyConnectorAsJson": [node?: ConnectorNode | ConfigurationNode];
  "intercomExplorer.showConnectorsOfType": [node?: TypeNode];
  "intercomExplorer.showTypeOfConnector": [node?: ConnectorNode];
  "intercomExplorer.checkConnector": [from?: ConnectorSource];
  "intercomExplorer.checkAllConnectors": [];
  "intercomExplorer.repairConnector": [from?: ConnectorSource];
  "intercomExplorer.testConnector": [from?: ConnectorSource];
  "intercomExplorer.createConnector": [from?: TypeNode | InstanceNode];
  "intercomExplorer.publishConnector": [from?: ConnectorSource];
  "intercomExplorer.copyConnectorSetup": [from?: ConnectorSource];
  "intercomExplorer.saveSnapshot": [from?: ConnectorSource, file?: Uri];
  "intercomExplorer.compareWithSnapshot": [file?: Uri];
  "intercomExplorer.showLog": [];
}

/** What a connector is known by: a row, a document of it or a report on it. */
export type ConnectorSource = ConnectorNode | ConfigurationNode | Uri;

export type CommandId = keyof CommandMap;

/** The manifest's settings, without their common prefix, as they are after validation. */
export interface Settings {
  /** Identifiers of custom object types: Intercom has no way to list them. */
  readonly customObjectTypes: readonly string[];
  /** The attribute that rows are labelled by; names are case-sensitive. */
  readonly labelAttribute: string;
  /** Instances a page, 1 to 150. */
  readonly pageSize: number;
  /** The floor for requests: what needs a later version is sent with that one. */
  readonly apiVersion: ApiVersion;
  readonly diagnostics: DiagnosticsSettings;
}

/** Problems in the editor. */
export interface DiagnosticsSettings {
  readonly enabled: boolean;
  /** Language ids; files that end in .http or .rest are looked at in any case. */
  readonly languages: readonly string[];
  /** Findings that are less severe are not shown. */
  readonly minimumSeverity: Severity;
}

/** The section that all settings live in. */
export const settingsSection = "intercomExplorer";

/** Views of the manifest. */
export const views = {
  customObjects: "intercomExplorer.customObjects",
  dataConnectors: "intercomExplorer.dataConnectors",
} as const;

/** Context keys that the manifest's `when` clauses read, with their values. */
export interface ContextKeys {
  /** Unset until activation, so that the welcome does not flash up where a connection is coming back. */
  "intercomExplorer.connection": "none" | "sample" | "intercom";
  /** Whether the view hides what does not match. */
  "intercomExplorer.filtered": boolean;
  /** Whether the view shows a failure. */
  "intercomExplorer.instancesFailed": boolean;
  /** Whether the view shows a failure. */
  "intercomExplorer.connectorsFailed": boolean;
  /** Whether a type that is listed was probably misspelt. */
  "intercomExplorer.misspelt": boolean;
}

/** Scheme of the addresses of documents. */
export const scheme = "intercom";

/** Scheme of the addresses of reports; they live as long as the window. */
export const reportScheme = "intercom-report";

/** Scheme of the addresses of previews; they live as long as the window. */
export const previewScheme = "intercom-preview";

/** What a row's menus are chosen by. */
export type RowContext =
  | "type"
  | "instance"
  | "instanceWithExternalId"
  | "loadMore"
  | "problem"
  | "problemToken"
  | "problemAccept"
  | "problemType"
  | "connector"
  | "configuration"
  | "runs"
  | "runGroup"
  | "runGroupAccept"
  | "run"
  | "runAccept"
  | "widenRuns"
  | "loadMoreConnectors";
