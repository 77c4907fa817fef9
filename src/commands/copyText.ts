import { env, l10n } from "vscode";
import { mention } from "../ui/inform.ts";

/** Puts a text that a report offers on the clipboard. */
export function copyText() {
  return async (text?: string): Promise<void> => {
    if (text === undefined) return;
    await env.clipboard.writeText(text);
    mention(l10n.t("Copied"));
  };
}
