import { l10n } from "vscode";
import { askRegion, askToken, connectWith } from "../auth/connect.ts";
import type { Region } from "../intercom/endpoint.ts";
import { IntercomError } from "../intercom/errors.ts";
import type { Connection } from "../model/connection.ts";
import { describeRegion } from "../text/describeRegion.ts";
import { repeatable } from "../ui/command.ts";
import { inform } from "../ui/inform.ts";
import { focusView } from "../ui/openEditor.ts";
import type { Dependencies } from "./dependencies.ts";

/** Connects to a workspace: region, token, a live check, and its objects are shown. */
export function connect(dependencies: Dependencies) {
  return async (): Promise<void> => {
    const region = await askRegion();
    if (region !== undefined) await connectIn(region, dependencies);
  };
}

/** Connects with a token that is known, else asked for. Where Intercom refuses it, trying again asks for another. */
export async function connectIn(
  region: Region,
  dependencies: Dependencies,
  known?: string,
): Promise<void> {
  const token = known ?? (await askToken(l10n.t("Access Token")));
  if (token === undefined) return;
  await repeatable(async () => welcome(await connectWith(token, region, dependencies)), {
    offer: l10n.t("Try Again"),
    again: (failure) => {
      const refused = failure instanceof IntercomError && failure.kind === "unauthorized";
      return connectIn(region, dependencies, refused ? undefined : token);
    },
  });
}

/** Says what is connected and shows its objects; nothing where nobody went on. */
async function welcome(connection: Connection | undefined): Promise<void> {
  if (connection === undefined || connection.region === "sample") return;
  const { name, region } = connection;
  void inform(l10n.t("Connected to {0} ({1})", name, describeRegion(region).short));
  await focusView("customObjects");
}
