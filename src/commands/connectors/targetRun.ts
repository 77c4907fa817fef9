import { Uri, env, l10n, window } from "vscode";
import { views } from "../../contributions.ts";
import type { ExecutionResult } from "../../intercom/executionResults.ts";
import type { RunGroupNode, RunNode } from "../../model/connectorNode.ts";
import { refOf } from "../../model/resourceRef.ts";
import { causeOf, isNotAcceptable } from "../../model/runGroups.ts";
import type { Session } from "../../session/session.ts";
import { describeCause, describeFilter, runSummary, runTime } from "../../text/describeRuns.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { cancellable } from "../../ui/progress.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { loading } from "../loading.ts";
import { targetConnector } from "./pickConnector.ts";
import { showRuns } from "./showRuns.ts";

/** A run with its bodies, and where it was read. */
export interface RunTarget {
  readonly session: Session;
  /** The connector's id. */
  readonly connector: string;
  readonly run: ExecutionResult;
}

interface RunId {
  readonly connector: string;
  readonly id: string;
}

/**
 * The run of a row or a document, by default of the active editor, else the one chosen; read with its bodies
 * unless that was done before. Throws `IntercomError`.
 */
export async function targetRun(
  dependencies: Pick<Dependencies, "active" | "connectorsView">,
  from: RunNode | RunGroupNode | Uri | undefined,
): Promise<RunTarget | undefined> {
  const session = activeSessionOrOffer(dependencies.active);
  if (session === undefined) return undefined;
  const at = runOf(from, session) ?? (await pickRun(dependencies));
  if (at === undefined) return undefined;
  const { connector, id } = at;
  const known = session.connectors.run(connector, id);
  const run =
    known ??
    (await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      session.connectors.readRun(connector, id, signal),
    ));
  return { session, connector, run };
}

function runOf(
  from: RunNode | RunGroupNode | Uri | undefined,
  { connection }: Session,
): RunId | undefined {
  if (from === undefined || from instanceof Uri) {
    const uri = from ?? window.activeTextEditor?.document.uri;
    const ref = uri && refOf(uri);
    return ref?.kind === "run" && ref.connection === connection.key ? ref : undefined;
  }
  // Of a cause the latest run that was refused for its Accept header tells most.
  const run =
    from.kind === "run" ? from.run : (from.group.runs.find(isNotAcceptable) ?? from.group.runs[0]);
  return run && { connector: from.connector.id, id: run.id };
}

async function pickRun(
  dependencies: Pick<Dependencies, "active" | "connectorsView">,
): Promise<RunId | undefined> {
  const target = await targetConnector(dependencies, undefined);
  if (target === undefined) return undefined;
  const { id: connector } = target.connector;
  const filter = dependencies.connectorsView.filterOf(connector);
  const list = target.session.connectors.runs(connector, filter);
  if (!list.state.started) await loading([list], () => list.loadMore(), views.dataConnectors);
  const { items, failure } = list.state;
  if (failure !== undefined && items.length === 0) throw failure;
  if (items.length === 0) {
    const title = l10n.t("Show Runs…");
    void inform(l10n.t("No matching runs: {0}.", describeFilter(filter)), {
      title,
      run: async () => {
        await showRuns(dependencies)({ kind: "runs", connector: target.connector });
      },
    });
    return undefined;
  }
  const run = await pick(
    items.map((item) => ({
      label: runTime(item, env.language),
      description: runSummary(item),
      detail: describeCause(causeOf(item)).title,
      value: item,
    })),
    l10n.t("Which run? {0}", describeFilter(filter)),
  );
  return run && { connector, id: run.id };
}
