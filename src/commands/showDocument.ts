import { window, workspace } from "vscode";
import { uriOf } from "../documents/resourceDocuments.ts";
import type { ResourceRef } from "../model/resourceRef.ts";

/** Opens the document of something that was just read. */
export async function showDocument(ref: ResourceRef): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uriOf(ref)), { preview: true });
}
