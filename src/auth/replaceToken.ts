import { l10n } from "vscode";
import type { Connection } from "../model/connection.ts";
import { cancellable } from "../ui/progress.ts";
import { inform } from "../ui/inform.ts";
import { type ConnectDependencies, askToken } from "./connect.ts";
import { verifyToken } from "./verifyToken.ts";

/**
 * Asks for a new token of a connection and keeps it once Intercom accepts it for the same workspace.
 * True when it was replaced. Throws `IntercomError`; the token before stays then.
 */
export async function replaceToken(
  connection: Connection,
  { store, active, settings }: ConnectDependencies,
): Promise<boolean> {
  const { key, name, region, workspaceId } = connection;
  if (region === "sample") return false;
  const token = await askToken(l10n.t("New Access Token for {0}", name));
  if (token === undefined) return false;
  const me = await cancellable(l10n.t("Checking the token with Intercom…"), (signal) =>
    verifyToken(region, token, { settings, signal }),
  );
  if (
    workspaceId !== undefined &&
    me.workspace.id !== undefined &&
    me.workspace.id !== workspaceId
  ) {
    void inform(
      l10n.t(
        "This token belongs to a different workspace from {0}. Nothing was changed. Use Connect to add that workspace.",
        name,
      ),
    );
    return false;
  }
  await store.storeToken(key, token);
  // The store's own event comes a moment later; what is asked for next should use the new token already.
  if (active.current?.connection.key === key) await active.use(connection, token);
  return true;
}
