import { l10n } from "vscode";
import { ask } from "../ui/ask.ts";
import { mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingConnection } from "./existingConnection.ts";

/** Gives a connection another name. Documents keep their addresses: those hold no name. */
export function renameConnection({ store, active }: Dependencies) {
  return async (): Promise<void> => {
    const connection = await existingConnection(
      { store, active },
      l10n.t("Rename which connection?"),
    );
    if (connection === undefined) return;
    const name = await ask({
      title: l10n.t("Rename Connection"),
      value: connection.name,
      refuse: (text) => (text.trim() === "" ? l10n.t("Enter a name.") : undefined),
    });
    if (name === undefined) return;
    await store.save({ ...connection, name: name.trim() });
    if (active.current?.connection.key === connection.key) active.reopen();
    mention(l10n.t("Renamed to {0}", name.trim()));
  };
}
