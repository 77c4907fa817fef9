import type { Instance } from "../intercom/customObjects.ts";
import { instanceRef } from "../model/resourceRef.ts";
import type { Session } from "../session/session.ts";
import { showDocument } from "./showDocument.ts";

/** Opens an instance that was just read, as its document. */
export async function showInstance(session: Session, instance: Instance): Promise<void> {
  session.remember(instance);
  await showDocument(instanceRef(session.connection.key, instance));
}
