import { type Uri, l10n } from "vscode";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import type { ExecutionResult } from "../../intercom/executionResults.ts";
import { currentOf } from "../../model/configurations.ts";
import type { RunGroupNode, RunNode } from "../../model/connectorNode.ts";
import { isNotAcceptable } from "../../model/runGroups.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { epochOf } from "../../text/isoTime.ts";
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
        connector: { id: connector, refused: isAbout(run, configuration) },
        origin: l10n.t("a run of the Data Connector {0}", connectorLabel(configuration)),
      },
      dependencies,
    );
  };
}

/** Whether a run was refused for its Accept header, and sent what the configuration says now. */
function isAbout(run: ExecutionResult, { updatedAt }: DataConnector): boolean {
  const [ran, changed] = [run.createdAt, updatedAt].map((time) => time && epochOf(time));
  if (typeof ran !== "number" || typeof changed !== "number") return false;
  return isNotAcceptable(run) && ran >= changed;
}
