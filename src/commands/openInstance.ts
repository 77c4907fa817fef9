import { l10n } from "vscode";
import type { InstanceNode } from "../model/treeNode.ts";
import { repeatable } from "../ui/command.ts";
import { cancellable } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickInstance } from "./pickInstance.ts";
import { showInstance } from "./showInstance.ts";

/** Opens an instance as a JSON document, read anew: fetched first, since a file system's errors show no text. */
export function openInstance(dependencies: Dependencies) {
  return async (node?: InstanceNode): Promise<void> => {
    const instance = node?.instance ?? (await pickInstance(dependencies));
    if (instance === undefined) return;
    const { type, id } = instance;
    await repeatable(async () => {
      const session = activeSessionOrOffer(dependencies.active);
      if (session === undefined) return;
      const current = await cancellable(l10n.t("Reading from Intercom…"), (signal) =>
        session.readInstance(type, id, signal),
      );
      await showInstance(session, current);
    });
  };
}
