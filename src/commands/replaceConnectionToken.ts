import { type Uri, l10n } from "vscode";
import type { ConnectorProblemNode } from "../model/connectorNode.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingConnection } from "./existingConnection.ts";
import { replaceTokenThen } from "./replaceTokenThen.ts";

/** Puts another token in the place of a connection's. */
export function replaceConnectionToken(dependencies: Dependencies) {
  return async (from?: ProblemNode | ConnectorProblemNode | Uri): Promise<void> => {
    // On a row or a document the connection is plain: the one that failed is the active one.
    const connection =
      (from && dependencies.active.current?.connection) ??
      (await existingConnection(dependencies, l10n.t("Replace the token of which connection?")));
    if (connection === undefined) return;
    const done = (): Promise<void> => {
      mention(l10n.t("Replaced the token for {0}", connection.name));
      return Promise.resolve();
    };
    await replaceTokenThen(done, connection, dependencies);
  };
}
