import { Uri, window } from "vscode";
import { type ConnectorSource, reportScheme, scheme } from "../../contributions.ts";
import type { StateVersion } from "../../intercom/dataConnectors.ts";
import { refOf } from "../../model/resourceRef.ts";
import type { Session } from "../../session/session.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { targetConnector } from "./pickConnector.ts";

/** A connector that a command is about. */
export interface ChosenConnector {
  readonly session: Session;
  /** Its id. */
  readonly id: string;
  /** The configuration that the row or the document shows, where it shows one of two. */
  readonly version: StateVersion | undefined;
}

/**
 * The connector of a row, of a document or a report, by default of those in the active editor; else the one
 * chosen. Undefined where nothing is connected or nobody chose. Throws `IntercomError`.
 */
export async function sourceConnector(
  dependencies: Pick<Dependencies, "active" | "reports">,
  from: ConnectorSource | undefined,
): Promise<ChosenConnector | undefined> {
  if (from === undefined || from instanceof Uri) {
    const session = activeSessionOrOffer(dependencies.active);
    if (session === undefined) return undefined;
    const uri = from ?? window.activeTextEditor?.document.uri;
    const shown = uri && connectorAt(uri, session, dependencies.reports);
    if (shown !== undefined) return { session, ...shown };
    const target = await targetConnector(dependencies, undefined);
    return target && { session: target.session, id: target.connector.id, version: undefined };
  }
  const target = await targetConnector(dependencies, from);
  const shows = from.kind === "configuration" && from.shows !== "both" ? from.shows : undefined;
  return target && { session: target.session, id: target.connector.id, version: shows };
}

function connectorAt(
  uri: Uri,
  { connection }: Session,
  reports: Dependencies["reports"],
): Pick<ChosenConnector, "id" | "version"> | undefined {
  if (uri.scheme === reportScheme) {
    const id = reports.at(uri)?.connector;
    return id === undefined ? undefined : { id, version: undefined };
  }
  const ref = uri.scheme === scheme ? refOf(uri) : undefined;
  if (ref === undefined || ref.kind === "instance" || ref.connection !== connection.key) {
    return undefined;
  }
  const version = ref.kind === "configuration" ? ref.version : undefined;
  return { id: ref.connector, version };
}
