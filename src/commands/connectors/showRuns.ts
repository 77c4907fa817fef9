import { l10n } from "vscode";
import type { ConnectorNode, RunsNode, WidenRunsNode } from "../../model/connectorNode.ts";
import { type RunFilter, type RunRange, runRanges } from "../../model/runFilter.ts";
import { describeRange } from "../../text/describeRuns.ts";
import { pick } from "../../ui/pick.ts";
import type { Dependencies } from "../dependencies.ts";
import { targetConnector } from "./pickConnector.ts";

/** Shows the runs of a connector in the view, as far back as the row says, or as was chosen. */
export function showRuns(dependencies: Pick<Dependencies, "active" | "connectorsView">) {
  return async (node?: ConnectorNode | RunsNode | WidenRunsNode): Promise<void> => {
    const target = await targetConnector(dependencies, node);
    if (target === undefined) return;
    const { connector } = target;
    const { connectorsView } = dependencies;
    const now = connectorsView.filterOf(connector.id);
    const range = node?.kind === "widenRuns" ? node.range : await askRange(now);
    if (range !== undefined) await connectorsView.showRuns(connector, { ...now, range });
  };
}

async function askRange(now: RunFilter): Promise<RunRange | undefined> {
  return pick(
    runRanges.map((range) => ({
      label: l10n.t("The {0}", describeRange(range)),
      description: range === now.range ? l10n.t("now") : "",
      value: range,
    })),
    l10n.t("How far back? Intercom shows the last hour by default."),
  );
}
