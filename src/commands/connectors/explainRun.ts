import { type Uri, l10n } from "vscode";
import { currentOf } from "../../model/configurations.ts";
import type { RunGroupNode, RunNode } from "../../model/connectorNode.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { cancellable } from "../../ui/progress.ts";
import type { Dependencies } from "../dependencies.ts";
import { explain } from "../explain.ts";
import { targetRun } from "./targetRun.ts";

/** Explains a run that the API refused, with the configuration of its connector loaded: the one that runs. */
export function explainRun(dependencies: Dependencies) {
  return async (from?: RunNode | RunGroupNode | Uri): Promise<void> => {
    const target = await targetRun(dependencies, from);
    if (target === undefined) return;
    const { session, connector, run } = target;
    const configurations = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      session.connectors.ensureConfigurations({ id: connector, updatedAt: undefined }, signal),
    );
    const configuration = currentOf(configurations);
    if (configuration === undefined) return;
    const { runMaterial } = await import("../../text/runMaterial.ts");
    await explain(
      {
        text: runMaterial(run, configuration),
        languageId: "json",
        connector,
        origin: l10n.t("a run of the Data Connector {0}", connectorLabel(configuration)),
      },
      dependencies,
    );
  };
}
