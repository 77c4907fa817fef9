import type { ActiveSession } from "../auth/activeSession.ts";
import type { InstanceDocuments } from "../documents/instanceDocuments.ts";
import type { CustomObjectsView } from "../views/customObjectsView.ts";
import type { Log } from "../ui/log.ts";

/** What the commands work with. */
export interface Dependencies {
  readonly active: ActiveSession;
  readonly documents: InstanceDocuments;
  readonly view: CustomObjectsView;
  readonly log: Log;
  /** The custom object types that the view lists now. */
  readonly types: () => readonly string[];
}
