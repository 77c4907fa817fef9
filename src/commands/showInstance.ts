import { window, workspace } from "vscode";
import { uriOf } from "../documents/instanceDocuments.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { instanceRef } from "../model/resourceRef.ts";
import type { Session } from "../session/session.ts";

/** Opens an instance that was just read, as its document. */
export async function showInstance(session: Session, instance: Instance): Promise<void> {
  session.remember(instance);
  const uri = uriOf(instanceRef(session.connection.key, instance));
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
