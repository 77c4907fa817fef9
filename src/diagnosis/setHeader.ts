import * as l10n from "@vscode/l10n";
import type { Fix } from "./finding.ts";

/** The repair that writes a header, or puts another value into it. */
export function setHeader(name: string, value: string): Fix {
  return {
    title: l10n.t("Set {0}: {1}", name, value),
    changes: [{ kind: "setHeader", name, value }],
  };
}

/** The repair that most rules about Accept share. */
export function setAccept(): Fix {
  return setHeader("Accept", "application/json");
}
