import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import { visible } from "../intercom/visible.ts";
import {
  type ConfigurationNode,
  type ConnectorNode,
  type ConnectorTreeNode,
  type MoreNode,
  type RunsNode,
  type WidenRunsNode,
  connectorNodeId,
} from "../model/connectorNode.ts";
import type { RunFilter } from "../model/runFilter.ts";
import { type MarkedProblem, markOf } from "../session/connectorChecks.ts";
import { connectorLabel, connectorSummary } from "../text/connectorLabel.ts";
import { describeFilter, describeRange } from "../text/describeRuns.ts";
import { commandOf } from "../ui/command.ts";
import { connectorNote } from "./connectorNote.ts";
import { countOf } from "./countOf.ts";
import { problemItem, usualRemedy } from "./problemItem.ts";
import { runGroupRow, runRow } from "./runRows.ts";

/** What rows need to know beside their node. */
export interface ConnectorRowFacts {
  readonly problemsOf: (connector: string) => readonly MarkedProblem[] | undefined;
  readonly runs: (node: RunsNode) => RunsSummary;
  /** Unix seconds. */
  readonly now: number;
  readonly locale: string;
}

/** What the row of a connector's runs shows beside its name. */
export interface RunsSummary {
  readonly filter: RunFilter;
  /** undefined before a first page has come. */
  readonly loaded: number | undefined;
  readonly hasMore: boolean;
}

/** The row of a node: plain text alone, since everything in it may come from Intercom. */
export function connectorItemOf(node: ConnectorTreeNode, facts: ConnectorRowFacts): TreeItem {
  const item = rowOf(node, facts);
  item.id = connectorNodeId(node);
  return item;
}

function rowOf(node: ConnectorTreeNode, facts: ConnectorRowFacts): TreeItem {
  switch (node.kind) {
    case "connector":
      return connectorRow(node, facts);
    case "configuration":
      return configurationRow(node);
    case "runs":
      return runsRow(facts.runs(node));
    case "runGroup":
      return runGroupRow(node);
    case "run":
      return runRow(node, facts.locale);
    case "widenRuns":
      return widenRunsRow(node);
    case "moreConnectors":
    case "moreRuns":
      return moreRow(node, facts);
    case "connectorProblem":
      return problemItem(node.error, usualRemedy(node));
    case "connectorNote":
      return connectorNote(node);
  }
}

function connectorRow({ connector }: ConnectorNode, facts: ConnectorRowFacts): TreeItem {
  const label = connectorLabel(connector);
  const problems = facts.problemsOf(connector.id);
  const row = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  const summary = connectorSummary(connector, facts);
  row.description = summary;
  row.iconPath = connectorIcon(connector.state, problems);
  const { description, id, updatedAt } = connector;
  const said = problems === undefined ? [] : describeProblems(problems);
  row.tooltip = [
    label,
    ...(description === undefined || description === "" ? [] : [visible(description)]),
    `id: ${visible(id)}`,
    ...(updatedAt === undefined ? [] : [`updated_at: ${visible(updatedAt)}`]),
    ...said,
  ].join("\n");
  row.accessibilityInformation = { label: [label, summary, ...said.slice(0, 1)].join(", ") };
  row.contextValue = "connector" satisfies RowContext;
  return row;
}

/** The mark of a check, where there was one; else the state. */
function connectorIcon(
  state: string | undefined,
  problems: readonly MarkedProblem[] | undefined,
): ThemeIcon {
  switch (markOf(problems)) {
    case "error":
      return new ThemeIcon("error", new ThemeColor("list.errorForeground"));
    case "warning":
      return new ThemeIcon("warning", new ThemeColor("list.warningForeground"));
    case "well":
      return new ThemeIcon("pass", new ThemeColor("testing.iconPassed"));
    case "unknown":
      return new ThemeIcon(stateIcons.get(state ?? "") ?? "plug");
  }
}

const stateIcons: ReadonlyMap<string, string> = new Map([
  ["live", "plug"],
  ["draft", "edit"],
  ["paused", "debug-pause"],
  ["previously_live", "history"],
]);

/** How many, and the first few of them. */
function describeProblems(problems: readonly MarkedProblem[]): string[] {
  if (problems.length === 0) return [l10n.t("Checked: no problems found")];
  const count =
    problems.length === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", problems.length);
  return [count, ...problems.slice(0, 5).map(({ message }) => `• ${visible(message)}`)];
}

function configurationRow(node: ConfigurationNode): TreeItem {
  const row = new TreeItem(configurationLabel(node.shows));
  if (node.shows === "draft") row.description = l10n.t("not published");
  if (node.shows === "live") row.description = l10n.t("live now");
  if (node.shows === "both") row.description = l10n.t("draft and live are identical");
  row.iconPath = new ThemeIcon("json");
  row.contextValue = "configuration" satisfies RowContext;
  row.command = commandOf("intercomExplorer.openConnector", l10n.t("Open Configuration"), node);
  return row;
}

function configurationLabel(shows: ConfigurationNode["shows"]): string {
  switch (shows) {
    case "draft":
      return l10n.t("Draft configuration");
    case "live":
      return l10n.t("Live configuration");
    case "both":
      return l10n.t("Configuration");
  }
}

function runsRow({ filter, loaded, hasMore }: RunsSummary): TreeItem {
  const row = new TreeItem(l10n.t("Runs"), TreeItemCollapsibleState.Collapsed);
  const count = hasMore ? l10n.t("{0} loaded", loaded ?? 0) : String(loaded ?? 0);
  row.description = [describeFilter(filter), ...(loaded === undefined ? [] : [count])].join(" · ");
  row.iconPath = new ThemeIcon("pulse");
  row.contextValue = "runs" satisfies RowContext;
  return row;
}

function widenRunsRow(node: WidenRunsNode): TreeItem {
  const row = new TreeItem(l10n.t("Show the {0}", describeRange(node.range)));
  row.iconPath = new ThemeIcon("search");
  row.contextValue = "widenRuns" satisfies RowContext;
  row.command = commandOf("intercomExplorer.showRuns", l10n.t("Show Runs"), node);
  return row;
}

function moreRow(node: MoreNode, { locale }: ConnectorRowFacts): TreeItem {
  const count = countOf(node, locale);
  const row = new TreeItem(
    node.loading ? l10n.t("Loading… ({0})", count) : l10n.t("Load more ({0})", count),
  );
  row.iconPath = new ThemeIcon(node.loading ? "loading~spin" : "more");
  row.contextValue = "loadMoreConnectors" satisfies RowContext;
  row.command = commandOf("intercomExplorer.loadMoreConnectors", l10n.t("Load More"), node);
  return row;
}
