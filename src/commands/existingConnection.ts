import { l10n } from "vscode";
import type { Connection } from "../model/connection.ts";
import { runCommand } from "../ui/command.ts";
import { inform } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickConnection } from "./pickConnection.ts";

/** The connection that a command is meant for: the only one, or the one chosen. Where there is none, offers Connect. */
export async function existingConnection(
  { store, active }: Pick<Dependencies, "store" | "active">,
  placeHolder: string,
): Promise<Connection | undefined> {
  const [first, ...others] = store.all();
  if (first === undefined) {
    void inform(l10n.t("No workspace is connected."), {
      title: l10n.t("Connect…"),
      run: () => runCommand("intercomExplorer.connect"),
    });
    return undefined;
  }
  return others.length === 0
    ? first
    : pickConnection({ store, active }, { placeHolder, sample: false });
}
