import { l10n } from "vscode";
import { IntercomError } from "../../intercom/errors.ts";
import { visible } from "../../intercom/visible.ts";
import type { Configurations } from "../../model/configurations.ts";
import type { ConnectorNode } from "../../model/connectorNode.ts";
import type { TypeNode } from "../../model/treeNode.ts";
import { typeOfUrl } from "../../model/typeOfUrl.ts";
import { readEveryConnector } from "../../session/readEveryConnector.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { cancellable } from "../../ui/progress.ts";
import { readSettings, writeTypes } from "../../ui/settings.ts";
import type { Dependencies } from "../dependencies.ts";
import { pickType } from "../pickType.ts";
import { targetType } from "../targetType.ts";
import { targetConnector } from "./pickConnector.ts";

/** Finds the connectors whose URL reads a type, live or as a draft, and shows the chosen one in its view. */
export function showConnectorsOfType(dependencies: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const target = await targetType(dependencies, node);
    if (target === undefined) return;
    const { session, type } = target;
    const all = await cancellable(l10n.t("Reading the Data Connectors…"), (signal, report) =>
      readEveryConnector(session.connectors, signal, ({ read, total }) =>
        report(l10n.t("{0} of {1} read", read, total)),
      ),
    );
    const found = all.filter(({ configurations }) => typesOf(configurations).includes(type));
    const unread = all.filter(({ configurations }) => configurations instanceof IntercomError);
    const doubt = unread.length === 0 ? [] : [l10n.t("{0} could not be read.", unread.length)];
    if (found.length === 0) {
      const none = l10n.t("None of the {0} Data Connectors reads {1}.", all.length, visible(type));
      void inform([none, ...doubt].join(" "));
      return;
    }
    const connector = await pick(
      found.map(({ connector: one }) => ({
        label: connectorLabel(one),
        description: visible(one.state ?? ""),
        value: one,
      })),
      [l10n.t("{0} Data Connectors read {1}", found.length, visible(type)), ...doubt].join(". "),
    );
    if (connector === undefined) return;
    await dependencies.connectorsView.reveal({ kind: "connector", connector });
  };
}

/** Shows the custom object type that a connector reads; one that is not listed can be added. */
export function showTypeOfConnector(dependencies: Dependencies) {
  return async (node?: ConnectorNode): Promise<void> => {
    const target = await targetConnector(dependencies, node);
    if (target === undefined) return;
    const { session, connector } = target;
    const configurations = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
      session.connectors.ensureConfigurations(connector, signal),
    );
    const types = typesOf(configurations);
    if (types.length === 0) {
      void inform(l10n.t("This connector reads no custom object type of Intercom's API."));
      return;
    }
    const type = await pickType(types);
    if (type === undefined) return;
    if (dependencies.types().includes(type)) {
      await dependencies.view.revealType(type);
      return;
    }
    void inform(l10n.t("The type {0} is not listed yet.", visible(type)), {
      title: l10n.t("Add Type"),
      run: () => writeTypes([...new Set([...readSettings().customObjectTypes, type])]),
    });
  };
}

/** The types that the URLs of draft and live name, each once. */
function typesOf(configurations: Configurations | IntercomError): readonly string[] {
  if (configurations instanceof IntercomError) return [];
  const urls = [configurations.live?.url, configurations.draft?.url];
  return [...new Set(urls.flatMap((url) => (url === undefined ? [] : (typeOfUrl(url) ?? []))))];
}
