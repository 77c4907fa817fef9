import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import { type Configurations, differ } from "./configurations.ts";
import type { LoadedState } from "./loadedValue.ts";
import type { PagedListState } from "./pagedList.ts";
import { type RunFilter, runRanges } from "./runFilter.ts";
import { groupRuns } from "./runGroups.ts";
import type {
  ConfigurationNode,
  ConnectorNode,
  ConnectorNoteNode,
  ConnectorTreeNode,
  RunGroupNode,
  RunNode,
  RunsNode,
  WidenRunsNode,
} from "./connectorNode.ts";

/** The topmost rows. */
export function connectorRows(state: PagedListState<DataConnectorSummary>): ConnectorTreeNode[] {
  return [
    ...state.items.map((connector): ConnectorNode => ({ kind: "connector", connector })),
    ...restOf(state, { place: "connectors", connector: undefined }),
  ];
}

/** The rows below a connector: its configurations, as far as they are known, and its runs. */
export function rowsBelowConnector(
  connector: DataConnectorSummary,
  { value, loading, failure }: LoadedState<Configurations>,
): ConnectorTreeNode[] {
  const here = { place: "configurations", connector } as const;
  const runs: RunsNode = { kind: "runs", connector };
  if (failure !== undefined) {
    return [{ kind: "connectorProblem", ...here, error: failure }, runs];
  }
  if (value === undefined) {
    return loading ? [{ kind: "connectorNote", ...here, note: "loading" }, runs] : [runs];
  }
  return [...configurationRows(connector, value), runs];
}

function configurationRows(
  connector: DataConnectorSummary,
  configurations: Configurations,
): ConnectorTreeNode[] {
  const row = (shows: ConfigurationNode["shows"]): ConfigurationNode => ({
    kind: "configuration",
    connector,
    shows,
  });
  const { draft, live } = configurations;
  if (live === undefined) {
    const place = "configurations";
    return [row("draft"), { kind: "connectorNote", place, connector, note: "neverLive" }];
  }
  if (draft === undefined) return [row("live")];
  return differ(configurations) ? [row("live"), row("draft")] : [row("both")];
}

/** The rows below a connector's runs: causes, then what more there is; an empty list offers a longer time. */
export function rowsBelowRuns(
  connector: DataConnectorSummary,
  filter: RunFilter,
  state: PagedListState<ExecutionResult>,
): ConnectorTreeNode[] {
  const rows = restOf(state, { place: "runs", connector, filter });
  const isEmpty = state.started && state.items.length === 0 && state.failure === undefined;
  const longer = isEmpty ? runRanges.slice(runRanges.indexOf(filter.range) + 1) : [];
  return [
    ...groupRuns(state.items).map((group): RunGroupNode => ({
      kind: "runGroup",
      connector,
      group,
    })),
    ...rows,
    ...longer.map((range): WidenRunsNode => ({ kind: "widenRuns", connector, range })),
  ];
}

/** The rows below a cause. */
export function rowsBelowGroup({ connector, group }: RunGroupNode): RunNode[] {
  return group.runs.map((run) => ({ kind: "run", connector, group, run }));
}

function restOf(
  { items, total, failure, loading, hasMore, stopped, started }: PagedListState<unknown>,
  at: Pick<ConnectorNoteNode, "place" | "connector" | "filter">,
): ConnectorTreeNode[] {
  const { place, connector } = at;
  if (failure !== undefined)
    return [{ kind: "connectorProblem", place, connector, error: failure }];
  if (stopped !== undefined) return [{ kind: "connectorNote", ...at, note: stopped }];
  if (!started) return loading ? [{ kind: "connectorNote", ...at, note: "loading" }] : [];
  if (hasMore) {
    const kind = place === "runs" ? "moreRuns" : "moreConnectors";
    return [{ kind, connector, loaded: items.length, total, loading }];
  }
  return items.length === 0 ? [{ kind: "connectorNote", ...at, note: "empty" }] : [];
}
