import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import { visible } from "../intercom/visible.ts";
import type { LoadMoreNode, NoteNode, ProblemNode, TreeNode, TypeNode } from "../model/treeNode.ts";
import { nodeId } from "../model/treeNode.ts";
import type { InstanceNode } from "../model/treeNode.ts";
import { formatTime, relativeTime } from "../text/relativeTime.ts";
import { instanceLabel } from "../text/instanceLabel.ts";
import { commandOf } from "../ui/command.ts";
import { countOf, numberIn } from "./countOf.ts";
import { type ProblemRemedy, problemItem, usualRemedy } from "./problemItem.ts";

/** What rows need to know beside their node. */
export interface RowContextFacts {
  readonly summary: (node: TypeNode) => TypeSummary;
  readonly labelAttribute: string;
  /** Unix seconds. */
  readonly now: number;
  readonly locale: string;
}

/** What a type row shows beside its name. */
export interface TypeSummary {
  readonly loaded: number;
  /** How many of the loaded match the filter; undefined without one. */
  readonly matching: number | undefined;
  readonly total: number | undefined;
  readonly started: boolean;
  readonly expanded: boolean;
}

/** The row of a node: plain text alone, since everything in it may come from Intercom. */
export function treeItemOf(node: TreeNode, facts: RowContextFacts): TreeItem {
  const item = rowOf(node, facts);
  item.id = nodeId(node);
  return item;
}

function rowOf(node: TreeNode, facts: RowContextFacts): TreeItem {
  switch (node.kind) {
    case "type":
      return typeRow(node, facts.summary(node), facts.locale);
    case "instance":
      return instanceRow(node, facts);
    case "loadMore":
      return loadMoreRow(node, facts);
    case "problem":
      return problemItem(node.error, remedyOf(node));
    case "note":
      return noteRow(node);
  }
}

function typeRow({ type }: TypeNode, summary: TypeSummary, locale: string): TreeItem {
  const row = new TreeItem(
    visible(type),
    summary.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  row.iconPath = new ThemeIcon("database");
  if (summary.started) {
    const count = countOf(summary, locale);
    row.description =
      summary.matching === undefined
        ? count
        : l10n.t("{0} match · {1}", numberIn(locale, summary.matching), count);
  }
  row.contextValue = "type" satisfies RowContext;
  return row;
}

function instanceRow(
  node: InstanceNode,
  { labelAttribute, now, locale }: RowContextFacts,
): TreeItem {
  const { instance } = node;
  const { externalId, updatedAt, createdAt } = instance;
  const label = instanceLabel(instance, labelAttribute);
  const row = new TreeItem(label);
  row.iconPath = new ThemeIcon("symbol-object");
  const time = updatedAt ?? createdAt;
  if (time !== undefined) row.description = relativeTime(time, now, locale);
  row.tooltip = [
    label,
    ...(externalId === undefined ? [] : [`external_id: ${visible(externalId)}`]),
    `id: ${visible(instance.id)}`,
    ...(updatedAt === undefined ? [] : [`updated_at: ${formatTime(updatedAt, locale)}`]),
    ...(createdAt === undefined ? [] : [`created_at: ${formatTime(createdAt, locale)}`]),
  ].join("\n");
  row.contextValue = (
    externalId === undefined ? "instance" : "instanceWithExternalId"
  ) satisfies RowContext;
  row.command = commandOf("intercomExplorer.openInstance", l10n.t("Open Instance"), node);
  return row;
}

function loadMoreRow(node: LoadMoreNode, { locale }: RowContextFacts): TreeItem {
  const count = countOf(node, locale);
  const row = new TreeItem(
    node.loading ? l10n.t("Loading… ({0})", count) : l10n.t("Load more ({0})", count),
  );
  row.iconPath = new ThemeIcon(node.loading ? "loading~spin" : "more");
  row.contextValue = "loadMore" satisfies RowContext;
  // While a page is on its way a second click asks for nothing: the list has one request at most.
  row.command = commandOf("intercomExplorer.loadMore", l10n.t("Load More"), node);
  return row;
}

/** A type that was probably meant is offered before anything else. */
function remedyOf(node: ProblemNode): ProblemRemedy {
  if (node.suggestion === undefined || node.error.kind === "unauthorized") return usualRemedy(node);
  const title = l10n.t("Did you mean {0}? Select to use it", visible(node.suggestion));
  const command = commandOf("intercomExplorer.useSuggestedType", title, node);
  return { context: "problemType", command };
}

function noteRow({ note }: NoteNode): TreeItem {
  const row = new TreeItem(noteText(note));
  row.iconPath = new ThemeIcon(note === "loading" ? "loading~spin" : "info");
  return row;
}

function noteText(note: NoteNode["note"]): string {
  switch (note) {
    case "loading":
      return l10n.t("Loading…");
    case "empty":
      return l10n.t("No instances yet");
    case "nothingMatches":
      return l10n.t("None of the loaded instances match the filter");
    case "repeatedCursor":
      return l10n.t("Stopped: the server pointed back to a page that was already loaded");
    case "nothingNew":
      return l10n.t("Stopped: the server says there is more, but its last page had nothing new");
  }
}
