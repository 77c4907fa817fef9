import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import type { StateVersion } from "../intercom/dataConnectors.ts";
import type { IntercomError } from "../intercom/errors.ts";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import type { Stopped } from "./pagedList.ts";
import { encodeSegment } from "./resourceRef.ts";
import type { RunFilter, RunRange } from "./runFilter.ts";
import { type RunGroup, causeKey } from "./runGroups.ts";

/** A Data Connector, parent of its configurations and runs. */
export interface ConnectorNode {
  readonly kind: "connector";
  readonly connector: DataConnectorSummary;
}

/** A configuration of a connector that opens as a document. */
export interface ConfigurationNode {
  readonly kind: "configuration";
  readonly connector: DataConnectorSummary;
  /** `both` where draft and live do not differ: then it is the live one that opens. */
  readonly shows: StateVersion | "both";
}

/** The runs of a connector, as they are filtered now. */
export interface RunsNode {
  readonly kind: "runs";
  readonly connector: DataConnectorSummary;
}

/** Runs that ended for one reason. */
export interface RunGroupNode {
  readonly kind: "runGroup";
  readonly connector: DataConnectorSummary;
  readonly group: RunGroup;
}

export interface RunNode {
  readonly kind: "run";
  readonly connector: DataConnectorSummary;
  /** The runs that ended as this one did. */
  readonly group: RunGroup;
  readonly run: ExecutionResult;
}

/** Offers a longer time where a shorter one has no runs. */
export interface WidenRunsNode {
  readonly kind: "widenRuns";
  readonly connector: DataConnectorSummary;
  readonly range: RunRange;
}

/** The row that loads one more page: of connectors, or of a connector's runs. */
export interface MoreNode {
  readonly kind: "moreConnectors" | "moreRuns";
  readonly connector: DataConnectorSummary | undefined;
  readonly loaded: number;
  readonly total: number | undefined;
  readonly loading: boolean;
}

/** What a row is about that stands in the place of something that could not be read, or is not there. */
export type Place = "connectors" | "configurations" | "runs";

/** A failure, in the place where its data would be. */
export interface ConnectorProblemNode {
  readonly kind: "connectorProblem";
  readonly place: Place;
  /** undefined for the list of connectors. */
  readonly connector: DataConnectorSummary | undefined;
  readonly error: IntercomError;
}

/** Something to know that is no failure. */
export interface ConnectorNoteNode {
  readonly kind: "connectorNote";
  readonly place: Place;
  readonly connector: DataConnectorSummary | undefined;
  readonly note: "loading" | "empty" | "neverLive" | Stopped;
  /** For an empty list of runs: what was asked for. */
  readonly filter?: RunFilter | undefined;
}

/** A row of the view "Data Connectors". */
export type ConnectorTreeNode =
  | ConnectorNode
  | ConfigurationNode
  | RunsNode
  | RunGroupNode
  | RunNode
  | WidenRunsNode
  | MoreNode
  | ConnectorProblemNode
  | ConnectorNoteNode;

/** Stable over refreshes, different for any two rows of the view. */
export function connectorNodeId(node: ConnectorTreeNode): string {
  return [node.kind, node.connector?.id ?? "", ...ownId(node)].map(encodeSegment).join("/");
}

/** What tells a row from others of its kind below the same connector. */
function ownId(node: ConnectorTreeNode): string[] {
  switch (node.kind) {
    case "runGroup":
      return [causeKey(node.group.cause)];
    case "run":
      return [node.run.id];
    case "widenRuns":
      return [node.range];
    case "connectorProblem":
      return [node.place];
    case "connectorNote":
      return [node.place, node.note];
    case "configuration":
      return [node.shows];
    case "connector":
    case "runs":
    case "moreConnectors":
    case "moreRuns":
      return [];
  }
}

/** The row that a row hangs below; undefined for the topmost ones. */
export function parentOf(node: ConnectorTreeNode): ConnectorTreeNode | undefined {
  const { connector } = node;
  if (connector === undefined) return undefined;
  switch (node.kind) {
    case "connector":
    case "moreConnectors":
      return undefined;
    case "run":
      return { kind: "runGroup", connector, group: node.group };
    case "runGroup":
    case "widenRuns":
    case "moreRuns":
      return { kind: "runs", connector };
    case "connectorProblem":
    case "connectorNote":
      return { kind: node.place === "runs" ? "runs" : "connector", connector };
    case "configuration":
    case "runs":
      return { kind: "connector", connector };
  }
}
