import { l10n } from "vscode";
import { sampleConnection } from "../model/connection.ts";
import { confirm } from "../ui/ask.ts";
import { inform, mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickConnection } from "./pickConnection.ts";

/** Forgets a connection and deletes its token from this computer; the sample is just left. */
export function disconnect(dependencies: Dependencies) {
  const { store, active, recent } = dependencies;
  return async (): Promise<void> => {
    const inSample = active.current?.connection.key === sampleConnection.key;
    if (store.all().length === 0 && !inSample) {
      void inform(l10n.t("Nothing is connected."));
      return;
    }
    const onlySample = store.all().length === 0;
    const connection = onlySample
      ? sampleConnection
      : await pickConnection(dependencies, {
          placeHolder: l10n.t("Disconnect from which connection?"),
          sample: inSample,
        });
    if (connection === undefined) return;
    if (connection.region !== "sample") {
      const agreed = await confirm(l10n.t("Disconnect from {0}?", connection.name), {
        detail: l10n.t("This deletes its token from this computer. Nothing changes in Intercom."),
        action: l10n.t("Disconnect"),
      });
      if (!agreed) return;
      await store.remove(connection.key);
    }
    await recent.forget(connection.key);
    if (active.current?.connection.key === connection.key) await active.close();
    mention(l10n.t("Disconnected from {0}", connection.name));
  };
}
