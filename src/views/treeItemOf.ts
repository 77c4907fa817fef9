import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import { visible } from "../intercom/visible.ts";
import type { LoadMoreNode, NoteNode, ProblemNode, TreeNode, TypeNode } from "../model/treeNode.ts";
import { nodeId } from "../model/treeNode.ts";
import type { InstanceNode } from "../model/treeNode.ts";
import { describeError } from "../text/describeError.ts";
import { instanceLabel } from "../text/instanceLabel.ts";
import { commandOf } from "../ui/command.ts";

/** What a type row shows beside its name. */
export interface TypeSummary {
  readonly loaded: number;
  readonly total: number | undefined;
  readonly started: boolean;
  readonly expanded: boolean;
}

/** The row of a node: plain text alone, since everything in it may come from Intercom. */
export function treeItemOf(node: TreeNode, summary: (node: TypeNode) => TypeSummary): TreeItem {
  const item = rowOf(node, summary);
  item.id = nodeId(node);
  return item;
}

function rowOf(node: TreeNode, summary: (node: TypeNode) => TypeSummary): TreeItem {
  switch (node.kind) {
    case "type":
      return typeRow(node, summary(node));
    case "instance":
      return instanceRow(node);
    case "loadMore":
      return loadMoreRow(node);
    case "problem":
      return problemRow(node);
    case "note":
      return noteRow(node);
  }
}

function typeRow({ type }: TypeNode, { loaded, total, started, expanded }: TypeSummary): TreeItem {
  const row = new TreeItem(
    visible(type),
    expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  row.iconPath = new ThemeIcon("database");
  if (started) row.description = countOf(loaded, total);
  row.contextValue = "type" satisfies RowContext;
  return row;
}

function instanceRow(node: InstanceNode): TreeItem {
  const { instance } = node;
  const label = instanceLabel(instance);
  const row = new TreeItem(label);
  row.iconPath = new ThemeIcon("symbol-object");
  const { externalId } = instance;
  if (externalId !== undefined) row.description = visible(externalId);
  row.tooltip = [
    label,
    ...(externalId === undefined ? [] : [`external_id: ${visible(externalId)}`]),
    `id: ${visible(instance.id)}`,
  ].join("\n");
  row.contextValue = (
    externalId === undefined ? "instance" : "instanceWithExternalId"
  ) satisfies RowContext;
  row.command = commandOf("intercomExplorer.openInstance", l10n.t("Open Instance"), node);
  return row;
}

function loadMoreRow(node: LoadMoreNode): TreeItem {
  const count = countOf(node.loaded, node.total);
  const row = new TreeItem(
    node.loading ? l10n.t("Loading… ({0})", count) : l10n.t("Load more ({0})", count),
  );
  row.iconPath = new ThemeIcon(node.loading ? "loading~spin" : "more");
  row.contextValue = "loadMore" satisfies RowContext;
  // While a page is on its way a second click asks for nothing: the list has one request at most.
  row.command = commandOf("intercomExplorer.loadMore", l10n.t("Load More"), node);
  return row;
}

function problemRow(node: ProblemNode): TreeItem {
  const { message, next } = describeError(node.error.facts);
  const { requestId } = node.error.facts;
  const row = new TreeItem(message);
  row.description = l10n.t("Select to retry");
  row.tooltip = [
    message,
    next,
    ...(requestId === undefined ? [] : [l10n.t("Request {0}", requestId)]),
  ].join("\n");
  row.accessibilityInformation = { label: `${message} ${next} ${l10n.t("Select to retry")}` };
  row.iconPath = new ThemeIcon("error", new ThemeColor("list.errorForeground"));
  row.contextValue = "problem" satisfies RowContext;
  row.command = commandOf("intercomExplorer.retry", l10n.t("Retry"), node);
  return row;
}

function noteRow({ note }: NoteNode): TreeItem {
  const row = new TreeItem(noteText(note));
  row.iconPath = new ThemeIcon("info");
  return row;
}

function noteText(note: NoteNode["note"]): string {
  switch (note) {
    case "empty":
      return l10n.t("No instances yet");
    case "repeatedCursor":
      return l10n.t("Stopped: the server leads back to a page that was read already");
    case "nothingNew":
      return l10n.t("Stopped: the server announces more, but its last page had nothing new");
  }
}

/** "50 of 1,234"; "50" where the server does not count. */
function countOf(loaded: number, total: number | undefined): string {
  const format = new Intl.NumberFormat("en");
  return total === undefined
    ? format.format(loaded)
    : l10n.t("{0} of {1}", format.format(loaded), format.format(total));
}
