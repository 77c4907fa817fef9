import { env, l10n } from "vscode";
import type { InstanceNode } from "../model/treeNode.ts";
import { mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickInstance } from "./pickInstance.ts";

/** Puts an instance on the clipboard as its document shows it. */
export function copyAsJson(dependencies: Dependencies) {
  return async (node?: InstanceNode): Promise<void> => {
    const instance = node?.instance ?? (await pickInstance(dependencies));
    if (instance === undefined) return;
    const { resourceDocument } = await import("../text/resourceDocument.ts");
    await env.clipboard.writeText(resourceDocument(instance));
    mention(l10n.t("Copied as JSON"));
  };
}
