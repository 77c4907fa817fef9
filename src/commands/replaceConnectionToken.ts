import { l10n } from "vscode";
import { replaceToken } from "../auth/replaceToken.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingConnection } from "./existingConnection.ts";

/** Puts another token in the place of a connection's. */
export function replaceConnectionToken(dependencies: Dependencies) {
  return async (node?: ProblemNode): Promise<void> => {
    // On a row the connection is plain: the one that the row belongs to.
    const connection =
      (node && dependencies.active.current?.connection) ??
      (await existingConnection(dependencies, l10n.t("Replace the token of which connection?")));
    if (connection === undefined) return;
    if (await replaceToken(connection, dependencies)) {
      mention(l10n.t("The token of {0} was replaced", connection.name));
    }
  };
}
