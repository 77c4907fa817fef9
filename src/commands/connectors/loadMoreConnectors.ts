import { l10n } from "vscode";
import { views } from "../../contributions.ts";
import type { MoreNode } from "../../model/connectorNode.ts";
import { groupRuns } from "../../model/runGroups.ts";
import type { ConnectorReads } from "../../session/connectorReads.ts";
import { inform } from "../../ui/inform.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { loading } from "../loading.ts";

type Needed = Pick<Dependencies, "active" | "connectorsView">;

/** Loads one more page of connectors, or of a connector's runs, and moves the focus to the first of it. */
export function loadMoreConnectors({ active, connectorsView }: Needed) {
  return async (node?: MoreNode): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    await (node?.connector === undefined
      ? moreConnectors(session.connectors, connectorsView)
      : moreRuns(node.connector, session.connectors, connectorsView));
  };
}

async function moreConnectors(
  { list }: ConnectorReads,
  view: Needed["connectorsView"],
): Promise<void> {
  if (!list.state.hasMore) {
    void inform(l10n.t("All Data Connectors are loaded."));
    return;
  }
  // A second click while a page is on its way does nothing; the first one moves the focus.
  if (list.state.loading) return;
  const before = list.state.items.length;
  await loading([list], () => list.loadMore(), views.dataConnectors);
  const connector = list.state.items[before];
  if (connector !== undefined) await view.reveal({ kind: "connector", connector });
}

async function moreRuns(
  connector: NonNullable<MoreNode["connector"]>,
  connectors: ConnectorReads,
  view: Needed["connectorsView"],
): Promise<void> {
  const list = connectors.runs(connector.id, view.filterOf(connector.id));
  if (list.state.loading) return;
  const before = list.state.items.length;
  await loading([list], () => list.loadMore(), views.dataConnectors);
  const run = list.state.items[before];
  const group = groupRuns(list.state.items).find(({ runs }) => run && runs.includes(run));
  if (run !== undefined && group !== undefined) {
    await view.reveal({ kind: "run", connector, group, run });
  }
}
