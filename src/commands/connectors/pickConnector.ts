import { env, l10n } from "vscode";
import { views } from "../../contributions.ts";
import type { DataConnectorSummary } from "../../intercom/dataConnector.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel, connectorSummary } from "../../text/connectorLabel.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { loading } from "../loading.ts";

/** Where a command goes: the active session, and a connector of it. */
export interface ConnectorTarget {
  readonly session: Session;
  readonly connector: DataConnectorSummary;
}

/**
 * The row's connector, else one of the loaded ones, of which a first page is loaded where there is none;
 * undefined where nothing is connected or nobody chose. Throws `IntercomError`.
 */
export async function targetConnector(
  { active }: Pick<Dependencies, "active">,
  node: { readonly connector: DataConnectorSummary } | undefined,
): Promise<ConnectorTarget | undefined> {
  const session = activeSessionOrOffer(active);
  const connector = session && (node?.connector ?? (await pickConnector(session)));
  return session === undefined || connector === undefined ? undefined : { session, connector };
}

async function pickConnector({ connectors }: Session): Promise<DataConnectorSummary | undefined> {
  const { list } = connectors;
  if (!list.state.started) await loading([list], () => list.loadMore(), views.dataConnectors);
  const { items, failure } = list.state;
  if (failure !== undefined && items.length === 0) throw failure;
  if (items.length === 0) {
    void inform(l10n.t("This workspace has no Data Connectors yet."));
    return undefined;
  }
  const facts = { now: Date.now() / 1_000, locale: env.language };
  return pick(
    items.map((connector) => ({
      label: connectorLabel(connector),
      description: connectorSummary(connector, facts),
      value: connector,
    })),
    l10n.t("Which Data Connector? Type to search the loaded ones."),
  );
}
