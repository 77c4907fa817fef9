import { l10n, workspace } from "vscode";
import { askRegion, connectWith } from "../auth/connect.ts";
import type { EnvToken } from "../auth/envTokens.ts";
import { visible } from "../intercom/visible.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";
import { welcome } from "./connect.ts";
import type { Dependencies } from "./dependencies.ts";

/** Connects with the token of a `.env` file of the workspace: names the file and asks before it uses it. */
export function connectFromEnv(dependencies: Dependencies) {
  return async (): Promise<void> => {
    if (!workspace.isTrusted) {
      void inform(l10n.t("In an untrusted workspace no file is read for a token."));
      return;
    }
    const { findEnvTokens, tokenVariable } = await import("../auth/envTokens.ts");
    const found = await findEnvTokens();
    if (found.length === 0) {
      void inform(l10n.t("No .env file of this workspace sets {0}.", tokenVariable));
      return;
    }
    const chosen = await pick(found.map(choiceOf), l10n.t("Connect with the token of this file?"));
    if (chosen === undefined) return;
    const region = await askRegion();
    if (region === undefined) return;
    const connection = await connectWith(chosen.token, region, dependencies);
    if (connection !== undefined && !chosen.gitIgnored) {
      void inform(
        l10n.t(
          "{0} holds a token and is not ignored by git: add it to .gitignore before you commit.",
          visible(chosen.path),
        ),
      );
    }
    await welcome(connection);
  };
}

function choiceOf(file: EnvToken) {
  return {
    label: `$(key) ${visible(file.path).replaceAll("$(", "$ (")}`,
    description: file.gitIgnored ? "" : l10n.t("not ignored by git"),
    value: file,
  };
}
