import { window, workspace } from "vscode";
import { views } from "../contributions.ts";
import { uriOf } from "../documents/instanceDocuments.ts";
import { instanceRef } from "../model/resourceRef.ts";
import type { InstanceNode } from "../model/treeNode.ts";
import { inView } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickInstance } from "./pickInstance.ts";

/** Opens an instance as a JSON document, read anew: fetched first, since a file system's errors show no text. */
export function openInstance(dependencies: Dependencies) {
  return async (node?: InstanceNode): Promise<void> => {
    const instance = node?.instance ?? (await pickInstance(dependencies));
    const session = instance && activeSessionOrOffer(dependencies.active);
    if (instance === undefined || session === undefined) return;
    const { type, id } = instance;
    const { signal } = new AbortController();
    const current = await inView(views.customObjects, () => session.readInstance(type, id, signal));
    const uri = uriOf(instanceRef(session.connection.key, current));
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  };
}
