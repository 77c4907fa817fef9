import { ThemeIcon, l10n, workspace } from "vscode";
import { askRegion } from "../auth/connect.ts";
import type { EnvToken } from "../auth/envTokens.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";
import { cancellable } from "../ui/progress.ts";
import { connectIn } from "./connect.ts";
import type { Dependencies } from "./dependencies.ts";

/** Connects with the token of a `.env` file of the workspace: names the file and asks before it uses it. */
export function connectFromEnv(dependencies: Dependencies) {
  return async (): Promise<void> => {
    if (!workspace.isTrusted) {
      void inform(l10n.t("In an untrusted workspace, files are not searched for a token."));
      return;
    }
    const { findEnvTokens, tokenVariable } = await import("../auth/envTokens.ts");
    const found = await cancellable(l10n.t("Looking for .env files…"), findEnvTokens);
    if (found.length === 0) {
      void inform(l10n.t("No .env file in this workspace has a token in {0}.", tokenVariable));
      return;
    }
    const chosen = await pick(
      found.map(choiceOf),
      l10n.t("Choose the file to take the token from"),
    );
    if (chosen === undefined) return;
    if (!chosen.gitIgnored) {
      void inform(
        l10n.t(
          "{0} contains a token and is not ignored by git. Add it to .gitignore before you commit.",
          chosen.path,
        ),
      );
    }
    const region = await askRegion();
    if (region !== undefined) await connectIn(region, dependencies, chosen.token);
  };
}

function choiceOf(file: EnvToken) {
  return {
    label: file.path,
    iconPath: new ThemeIcon("key"),
    description: file.gitIgnored ? "" : l10n.t("not ignored by git"),
    value: file,
  };
}
