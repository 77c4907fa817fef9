import * as l10n from "@vscode/l10n";

/** A sentence of ours, with what Intercom said itself, where it said something; more sentences can follow. */
export function quoting(sentence: string, said: string | undefined): string {
  if (said === undefined) return sentence;
  const ended = /[.!?…]["'”’)\]]{0,2}$/.test(said.trimEnd()) ? said : `${said.trimEnd()}.`;
  return `${sentence} ${l10n.t("It says: {0}", ended)}`;
}
