import * as l10n from "@vscode/l10n";

/** A sentence of ours, with what Intercom said itself, where it said something. */
export function quoting(sentence: string, said: string | undefined): string {
  return said === undefined ? sentence : `${sentence} ${l10n.t("It says: {0}", said)}`;
}
