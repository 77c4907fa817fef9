import { StatusBarAlignment, l10n, window } from "vscode";
import { views } from "../contributions.ts";
import type { Connection } from "../model/connection.ts";
import { shorten } from "../model/shorten.ts";
import { plainText } from "./plainText.ts";

/** Names the active connection in the status bar; hidden where there is none. A click shows its objects. */
export interface StatusItem {
  show(connection: Connection | undefined): void;
  dispose(): void;
}

/** The status bar belongs to others too. */
const longest = 40;

export function createStatusItem(): StatusItem {
  const item = window.createStatusBarItem("intercomExplorer.connection", StatusBarAlignment.Left);
  item.name = l10n.t("Intercom Connection");
  item.command = `${views.customObjects}.focus`;
  return {
    show(connection) {
      if (connection === undefined) {
        item.hide();
        return;
      }
      const name = plainText(connection.name);
      item.text = `$(plug) ${shorten(name, longest)}`;
      item.tooltip =
        connection.region === "sample"
          ? l10n.t("Intercom: {0}. It runs on this computer; nothing is sent anywhere.", name)
          : l10n.t("Intercom: {0}", name);
      item.accessibilityInformation = { label: l10n.t("Intercom connection: {0}", name) };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
