import { l10n } from "vscode";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import type { StateVersion } from "../../intercom/dataConnectors.ts";
import { IntercomError } from "../../intercom/errors.ts";
import { differ } from "../../model/configurations.ts";
import type { ConfigurationNode, ConnectorNode } from "../../model/connectorNode.ts";
import { pick } from "../../ui/pick.ts";
import { cancellable } from "../../ui/progress.ts";
import type { ConnectorTarget } from "./pickConnector.ts";

/** One configuration, just read. */
export interface ChosenConfiguration {
  readonly version: StateVersion;
  readonly configuration: DataConnector;
}

/**
 * Reads a connector's configurations anew and gives the one that its row is about, else the one chosen; where
 * they do not differ nobody is asked. Throws `IntercomError`.
 */
export async function chooseConfiguration(
  { session, connector }: ConnectorTarget,
  node: ConnectorNode | ConfigurationNode | undefined,
): Promise<ChosenConfiguration | undefined> {
  const configurations = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
    session.connectors.configurations(connector).read(signal),
  );
  const named = node?.kind === "configuration" && node.shows !== "both" ? node.shows : undefined;
  const either = configurations.live === undefined ? "draft" : "live";
  const version = named ?? (differ(configurations) ? await askVersion() : either);
  if (version === undefined) return undefined;
  const configuration = configurations[version];
  if (configuration !== undefined) return { version, configuration };
  throw new IntercomError({
    kind: "notFound",
    operation: "GET /data_connectors",
    code: `no_${version}_configuration`,
  });
}

async function askVersion(): Promise<StateVersion | undefined> {
  return pick<StateVersion>(
    [
      { label: l10n.t("Live"), description: l10n.t("live now"), value: "live" },
      { label: l10n.t("Draft"), description: l10n.t("not published"), value: "draft" },
    ],
    l10n.t("Draft and live differ. Which one do you want?"),
  );
}
