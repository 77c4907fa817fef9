import { views } from "../../contributions.ts";
import type { ConnectorNode, RunsNode } from "../../model/connectorNode.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { loading } from "../loading.ts";

/** Something of a session that can be read again. */
interface Refreshed {
  readonly read: () => Promise<void>;
  readonly cancel: () => void;
}

/** Reads the list of connectors again with the runs that were opened, or what a row shows. */
export function refreshConnectors({
  active,
  connectorsView,
}: Pick<Dependencies, "active" | "connectorsView">) {
  return async (node?: ConnectorNode | RunsNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const { connectors } = session;
    const { list } = connectors;
    const runsOf = (ids: readonly string[]): Refreshed[] =>
      ids
        .map((id) => connectors.runs(id, connectorsView.filterOf(id)))
        .filter(({ state }) => state.started || state.failure !== undefined)
        .map((runs) => ({ read: () => runs.refresh(), cancel: () => runs.cancel() }));
    const everything = (): Refreshed[] => [
      { read: () => list.refresh(), cancel: () => list.cancel() },
      ...runsOf(list.state.items.map(({ id }) => id)),
    ];
    const oneConnector = ({ connector }: ConnectorNode): Refreshed[] => {
      const kept = connectors.configurations(connector);
      return [{ read: () => kept.load(), cancel: () => kept.cancel() }, ...runsOf([connector.id])];
    };
    const refreshed =
      node === undefined
        ? everything()
        : node.kind === "runs"
          ? runsOf([node.connector.id])
          : oneConnector(node);
    await loading(refreshed, ({ read }) => read(), views.dataConnectors);
    const { failure } = list.state;
    if (node !== undefined || failure === undefined) return;
    await connectorsView.reveal({
      kind: "connectorProblem",
      place: "connectors",
      connector: undefined,
      error: failure,
    });
  };
}
