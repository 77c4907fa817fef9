import { views } from "../contributions.ts";
import type { ConnectorProblemNode } from "../model/connectorNode.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import type { ConnectorReads } from "../session/connectorReads.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";

/** Repeats what failed, or, without a row, everything in both views that did. */
export function retry({
  active,
  view,
  connectorsView,
}: Pick<Dependencies, "active" | "view" | "connectorsView">) {
  return async (node?: ProblemNode | ConnectorProblemNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    if (node?.kind === "connectorProblem") {
      const filterOf = (id: string) => connectorsView.filterOf(id);
      const failed = failedOf(node, session.connectors, filterOf);
      await loading([failed], ({ again }) => again(), views.dataConnectors);
      return;
    }
    if (node !== undefined) {
      await loading([session.list(node.type)], (list) => list.retry());
      return;
    }
    await Promise.all([
      retryAll(view.failed, views.customObjects),
      retryAll(connectorsView.failed, views.dataConnectors),
    ]);
  };
}

async function retryAll(
  failed: Dependencies["view"]["failed"],
  view: (typeof views)[keyof typeof views],
): Promise<void> {
  const sources = failed.map(({ of, again }) => ({ again, cancel: () => of.cancel() }));
  if (sources.length > 0) await loading(sources, ({ again }) => again(), view);
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
