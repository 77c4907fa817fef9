import { uriOf } from "../documents/resourceDocuments.ts";
import type { ResourceRef } from "../model/resourceRef.ts";
import { openEditor } from "../ui/openEditor.ts";

/** Opens the document of something that was just read. */
export async function showDocument(ref: ResourceRef): Promise<void> {
  await openEditor(uriOf(ref), { preview: true });
}
