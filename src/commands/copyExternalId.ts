import { env, l10n } from "vscode";
import type { InstanceNode } from "../model/treeNode.ts";
import { inform, mention } from "../ui/inform.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickInstance } from "./pickInstance.ts";

/** Puts an instance's external_id, exactly as it is, on the clipboard. */
export function copyExternalId(dependencies: Dependencies) {
  return async (node?: InstanceNode): Promise<void> => {
    const instance = node?.instance ?? (await pickInstance(dependencies));
    if (instance === undefined) return;
    if (instance.externalId === undefined) {
      void inform(l10n.t("This instance has no external_id."));
      return;
    }
    await env.clipboard.writeText(instance.externalId);
    mention(l10n.t("Copied external_id"));
  };
}
