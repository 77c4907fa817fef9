import { type Uri, env, l10n } from "vscode";
import { mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";

/** Puts a part of a report on the clipboard; the part is named, since what it holds may be secret. */
export function copyText({ reports }: Pick<Dependencies, "reports">) {
  return async (uri?: Uri, part?: string): Promise<void> => {
    if (uri === undefined || part === undefined) return;
    const text = reports.part(uri, part);
    if (text === undefined) return;
    await env.clipboard.writeText(text);
    mention(l10n.t("Copied"));
  };
}
