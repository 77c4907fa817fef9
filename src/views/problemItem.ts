import { type Command, ThemeColor, ThemeIcon, TreeItem, l10n } from "vscode";
import type { RowContext } from "../contributions.ts";
import type { IntercomError } from "../intercom/errors.ts";
import { describeError } from "../text/describeError.ts";

/** What a click on a failure does, and what its menus are chosen by. */
export interface ProblemRemedy {
  readonly context: RowContext;
  readonly command: Command;
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
