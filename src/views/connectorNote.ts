import { ThemeIcon, TreeItem, l10n } from "vscode";
import type { ConnectorNoteNode } from "../model/connectorNode.ts";
import { describeFilter, describeRange } from "../text/describeRuns.ts";

/** The row of something to know that is no failure. */
export function connectorNote(node: ConnectorNoteNode): TreeItem {
  const row = new TreeItem(noteText(node));
  row.iconPath = new ThemeIcon(node.note === "loading" ? "loading~spin" : "info");
  return row;
}

function noteText({ note, place, filter }: ConnectorNoteNode): string {
  switch (note) {
    case "loading":
      return l10n.t("Loading…");
    case "neverLive":
      return l10n.t("No live configuration yet");
    case "repeatedCursor":
      return l10n.t("Stopped: the server pointed back to a page that was already loaded");
    case "nothingNew":
      return l10n.t("Stopped: the server says there is more, but its last page had nothing new");
    case "empty":
      if (place !== "runs" || filter === undefined) return l10n.t("No Data Connectors yet");
      return filter.success === undefined && filter.errorType === undefined
        ? l10n.t("No runs in the {0}", describeRange(filter.range))
        : l10n.t("No matching runs: {0}", describeFilter(filter));
  }
}
