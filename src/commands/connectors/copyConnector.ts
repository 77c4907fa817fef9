import { env, l10n } from "vscode";
import type { ConfigurationNode, ConnectorNode } from "../../model/connectorNode.ts";
import { mention } from "../../ui/inform.ts";
import type { Dependencies } from "../dependencies.ts";
import { chooseConfiguration } from "./chooseConfiguration.ts";
import { targetConnector } from "./pickConnector.ts";

/** Puts a connector's id on the clipboard. */
export function copyConnectorId(dependencies: Dependencies) {
  return async (node?: ConnectorNode): Promise<void> => {
    const target = await targetConnector(dependencies, node);
    if (target === undefined) return;
    await env.clipboard.writeText(target.connector.id);
    mention(l10n.t("Copied the Data Connector ID"));
  };
}

/** Puts a configuration on the clipboard as its document shows it. */
export function copyConnectorAsJson(dependencies: Dependencies) {
  return async (node?: ConnectorNode | ConfigurationNode): Promise<void> => {
    const target = await targetConnector(dependencies, node);
    const found = target && (await chooseConfiguration(target, node));
    if (found === undefined) return;
    const { resourceDocument } = await import("../../text/resourceDocument.ts");
    await env.clipboard.writeText(resourceDocument(found.configuration));
    mention(l10n.t("Copied as JSON"));
  };
}
