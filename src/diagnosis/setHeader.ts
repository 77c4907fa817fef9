import * as l10n from "@vscode/l10n";
import type { Fix } from "./finding.ts";

/** The fix that adds a header or changes its value. */
export function setHeader(name: string, value: string): Fix {
  return {
    title: l10n.t("Set {0}: {1}", name, value),
    changes: [{ kind: "setHeader", name, value }],
  };
}

/** The fix that most rules about Accept share. */
export function setAccept(): Fix {
  return setHeader("Accept", "application/json");
}
