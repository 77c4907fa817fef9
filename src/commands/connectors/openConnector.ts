import type { ConfigurationNode, ConnectorNode } from "../../model/connectorNode.ts";
import { configurationRef } from "../../model/resourceRef.ts";
import { repeatable } from "../../ui/command.ts";
import type { Dependencies } from "../dependencies.ts";
import { showDocument } from "../showDocument.ts";
import { chooseConfiguration } from "./chooseConfiguration.ts";
import { targetConnector } from "./pickConnector.ts";

/** Opens a configuration of a Data Connector as a JSON document, read anew. */
export function openConnector(dependencies: Dependencies) {
  return async (node?: ConnectorNode | ConfigurationNode): Promise<void> => {
    const chosen = await targetConnector(dependencies, node);
    if (chosen === undefined) return;
    await repeatable(async () => {
      // Repeated after a token was replaced, it is another session that is asked.
      const target = await targetConnector(dependencies, chosen);
      const found = target && (await chooseConfiguration(target, node));
      if (target === undefined || found === undefined) return;
      const { key } = target.session.connection;
      await showDocument(configurationRef(key, found.configuration, found.version));
    });
  };
}
