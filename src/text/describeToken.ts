import * as l10n from "@vscode/l10n";
import { cleanToken } from "../intercom/accessToken.ts";

/** Why a pasted text is no token, in plain words; undefined where it is one. Never quotes the text. */
export function refuseToken(pasted: string): string | undefined {
  const cleaned = cleanToken(pasted);
  if ("token" in cleaned) return undefined;
  switch (cleaned.refused) {
    case "empty":
      return l10n.t("This contains no token.");
    case "notAscii":
      return l10n.t(
        "This contains characters that tokens do not have, such as typographic quotes. Copy it again.",
      );
    case "inside":
      return l10n.t("A token has no spaces inside. Copy only the token.");
    case "tooLong":
      return l10n.t("This is too long for a token. Copy only the token.");
  }
}
