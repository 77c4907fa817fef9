import { l10n } from "vscode";
import type { RunsNode } from "../../model/connectorNode.ts";
import { type RunFilter, runRanges } from "../../model/runFilter.ts";
import { describeErrorType } from "../../text/describeErrorType.ts";
import { describeFilter, describeRange } from "../../text/describeRuns.ts";
import { type Choice, pick } from "../../ui/pick.ts";
import type { Dependencies } from "../dependencies.ts";
import { targetConnector } from "./pickConnector.ts";

/** Narrows a connector's runs by result, error type or time; Intercom does the filtering. */
export function filterRuns(dependencies: Pick<Dependencies, "active" | "connectorsView">) {
  return async (node?: RunsNode): Promise<void> => {
    const target = await targetConnector(dependencies, node);
    if (target === undefined) return;
    const { connectorsView } = dependencies;
    const now = connectorsView.filterOf(target.connector.id);
    const filter = await pick(
      await choicesFrom(now),
      l10n.t("Which runs? Currently showing: {0}", describeFilter(now)),
    );
    if (filter !== undefined) await connectorsView.showRuns(target.connector, filter);
  };
}

async function choicesFrom({ range, ...now }: RunFilter): Promise<Choice<RunFilter>[]> {
  const { errorTypes } = await import("../../intercom/executionResults.ts");
  return [
    { label: l10n.t("All Results"), value: { range } },
    { label: l10n.t("Failures Only"), value: { range, success: false } },
    { label: l10n.t("Successes Only"), value: { range, success: true } },
    ...runRanges.map((other) => ({
      label: l10n.t("The {0}", describeRange(other)),
      description: other === range ? l10n.t("now") : "",
      value: { ...now, range: other },
    })),
    ...errorTypes.map((errorType) => ({
      label: errorType,
      description: describeErrorType(errorType, undefined).title,
      value: { range, errorType },
    })),
  ];
}
