import { l10n } from "vscode";
import type { ConnectorTreeNode } from "../model/connectorNode.ts";
import {
  connectorRows,
  rowsBelowConnector,
  rowsBelowGroup,
  rowsBelowRuns,
} from "../model/connectorRows.ts";
import type { RunFilter } from "../model/runFilter.ts";
import type { ConnectorReads } from "../session/connectorReads.ts";
import { connectorLabel } from "../text/connectorLabel.ts";
import { type Source, sourceOfList } from "./shownSources.ts";

/** The rows below a row, as the state of their source says; one that needs no loading has no source. */
export interface RowsBelow {
  readonly source?: Source;
  readonly rows: () => readonly ConnectorTreeNode[];
}

/** What stands below a row of the view, or topmost. */
export function rowsBelow(
  node: ConnectorTreeNode | undefined,
  connectors: ConnectorReads,
  filterOf: (connector: string) => RunFilter,
): RowsBelow {
  switch (node?.kind) {
    case undefined: {
      const { list } = connectors;
      const name = l10n.t("Data Connectors");
      return {
        source: sourceOfList(list, name),
        rows: () => connectorRows(list.state),
      };
    }
    case "connector": {
      const { connector } = node;
      const kept = connectors.configurations(connector);
      const started = kept.state.value !== undefined;
      const load = () => kept.load();
      return {
        source: { of: kept, started, load, again: load, name: connectorLabel(connector) },
        rows: () => rowsBelowConnector(connector, kept.state),
      };
    }
    case "runs": {
      const { connector } = node;
      const filter = filterOf(connector.id);
      const list = connectors.runs(connector.id, filter);
      return {
        source: sourceOfList(list, connectorLabel(connector)),
        rows: () => rowsBelowRuns(connector, filter, list.state),
      };
    }
    case "runGroup":
      return { rows: () => rowsBelowGroup(node) };
    case "configuration":
    case "run":
    case "widenRuns":
    case "moreConnectors":
    case "moreRuns":
    case "connectorProblem":
    case "connectorNote":
      return { rows: () => [] };
  }
}
