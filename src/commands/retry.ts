import { views } from "../contributions.ts";
import type { ConnectorProblemNode } from "../model/connectorNode.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import type { ConnectorReads } from "../session/connectorReads.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";

/** Repeats what failed, or, without a row, every page of a list that did. */
export function retry({
  active,
  types,
  connectorsView,
}: Pick<Dependencies, "active" | "types" | "connectorsView">) {
  return async (node?: ProblemNode | ConnectorProblemNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    if (node?.kind === "connectorProblem") {
      const filterOf = (id: string) => connectorsView.filterOf(id);
      const failed = failedOf(node, session.connectors, filterOf);
      await loading([failed], ({ again }) => again(), views.dataConnectors);
      return;
    }
    const lists = (node === undefined ? types() : [node.type]).map((type) => session.list(type));
    await loading(lists, (list) => list.retry());
    if (node !== undefined) return;
    await loading([session.connectors.list], (list) => list.retry(), views.dataConnectors);
  };
}

function failedOf(
  { place, connector }: ConnectorProblemNode,
  connectors: ConnectorReads,
  filterOf: Dependencies["connectorsView"]["filterOf"],
): { readonly again: () => Promise<void>; readonly cancel: () => void } {
  if (place === "configurations" && connector !== undefined) {
    const kept = connectors.configurations(connector);
    return { again: () => kept.load(), cancel: () => kept.cancel() };
  }
  const list =
    connector === undefined
      ? connectors.list
      : connectors.runs(connector.id, filterOf(connector.id));
  return { again: () => list.retry(), cancel: () => list.cancel() };
}
