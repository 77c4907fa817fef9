import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import { visible } from "../intercom/visible.ts";
import type { RunGroupNode, RunNode } from "../model/connectorNode.ts";
import { type RunCause, causeOf, isNotAcceptable } from "../model/runGroups.ts";
import { describeCause, queryNote, runSummary, runTime } from "../text/describeRuns.ts";
import { commandOf } from "../ui/command.ts";

/** The row of runs that ended for one reason: what happened, and how often among those loaded. */
export function runGroupRow({ group: { cause, runs } }: RunGroupNode): TreeItem {
  const { title, message, next } = describeCause(cause);
  const row = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  row.description = String(runs.length);
  row.tooltip = [title, message, next].filter((line) => line !== undefined).join("\n");
  row.accessibilityInformation = { label: `${title}, ${runs.length}` };
  row.iconPath = causeIcon(cause);
  row.contextValue = (
    runs.some(isNotAcceptable) ? "runGroupAccept" : "runGroup"
  ) satisfies RowContext;
  return row;
}

/** The row of one run. */
export function runRow(node: RunNode, locale: string): TreeItem {
  const { run } = node;
  const cause = causeOf(run);
  const { title, message, next } = describeCause(cause);
  const row = new TreeItem(runTime(run, locale));
  row.description = runSummary(run);
  row.tooltip = [
    title,
    message,
    next,
    run.errorMessage === undefined ? undefined : visible(run.errorMessage),
    ...(run.requestUrl === undefined ? [] : [visible(run.requestUrl), queryNote()]),
    ...(run.createdAt === undefined ? [] : [`created_at: ${visible(run.createdAt)}`]),
    `id: ${visible(run.id)}`,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
  row.accessibilityInformation = {
    label: [title, runTime(run, locale), runSummary(run)].join(", "),
  };
  row.iconPath = causeIcon(cause);
  row.contextValue = (isNotAcceptable(run) ? "runAccept" : "run") satisfies RowContext;
  row.command = commandOf("intercomExplorer.openRun", l10n.t("Open Run"), node);
  return row;
}

function causeIcon({ kind }: RunCause): ThemeIcon {
  return kind === "success"
    ? new ThemeIcon("pass", new ThemeColor("testing.iconPassed"))
    : new ThemeIcon("error", new ThemeColor("list.errorForeground"));
}
