import { l10n } from "vscode";
import { replaceToken } from "../auth/replaceToken.ts";
import type { Connection } from "../model/connection.ts";
import { repeatable } from "../ui/command.ts";
import type { Dependencies } from "./dependencies.ts";

/** Asks for another token of a connection and goes on; one that is refused too can be asked for again. */
export async function replaceTokenThen(
  next: () => Promise<void>,
  connection: Connection,
  dependencies: Dependencies,
): Promise<void> {
  const run = async (): Promise<void> => {
    if (await replaceToken(connection, dependencies)) await next();
  };
  await repeatable(run, { offer: l10n.t("Try Again") });
}
