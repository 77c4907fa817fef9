import { l10n } from "vscode";
import type { Dependencies } from "./dependencies.ts";
import { pickConnection } from "./pickConnection.ts";

/** Makes another connection the active one; the sample is always among them. */
export function switchConnection({ store, active }: Dependencies) {
  return async (): Promise<void> => {
    const connection = await pickConnection(
      { store, active },
      { placeHolder: l10n.t("Switch to which connection?"), sample: true },
    );
    if (connection !== undefined) await active.use(connection);
  };
}
