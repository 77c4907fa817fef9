import { type Command, ThemeColor, ThemeIcon, TreeItem, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import type { IntercomError } from "../intercom/errors.ts";
import type { ConnectorProblemNode } from "../model/connectorNode.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { describeError } from "../text/describeError.ts";
import { commandOf } from "../ui/command.ts";

/** What a click on a failure does, and what its menus are chosen by. */
export interface ProblemRemedy {
  readonly context: RowContext;
  readonly command: Command;
}

/** What a click on a failure does: the thing that most probably helps. */
export function usualRemedy(node: ProblemNode | ConnectorProblemNode): ProblemRemedy {
  if (node.error.kind === "unauthorized") {
    const title = l10n.t("Select to enter a token");
    const command = commandOf("intercomExplorer.replaceToken", title, node);
    return { context: "problemToken", command };
  }
  if (node.error.kind === "notAcceptable") {
    const title = l10n.t("Select to see the explanation");
    const command = commandOf("intercomExplorer.diagnose", title, node);
    return { context: "problemAccept", command };
  }
  const command = commandOf("intercomExplorer.retry", l10n.t("Select to retry"), node);
  return { context: "problem", command };
}

/** The row of a failure, in the place where its data would be. */
export function problemItem(error: IntercomError, { context, command }: ProblemRemedy): TreeItem {
  const { message, next } = describeError(error.facts);
  const { requestId } = error.facts;
  const row = new TreeItem(message);
  // What a token may not do is no accident that trying again could help.
  row.description = error.kind === "forbidden" ? next : command.title;
  row.tooltip = [
    message,
    next,
    ...(requestId === undefined ? [] : [l10n.t("Request {0}", requestId)]),
  ].join("\n");
  row.accessibilityInformation = { label: `${message} ${next} ${command.title}` };
  row.iconPath = new ThemeIcon("error", new ThemeColor("list.errorForeground"));
  row.contextValue = context;
  row.command = command;
  return row;
}
