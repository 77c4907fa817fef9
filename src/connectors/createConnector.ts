import type { DataConnector } from "../intercom/dataConnector.ts";
import type { DataConnectorDraft } from "../intercom/dataConnectorDraft.ts";
import {
  createDataConnector,
  getDataConnector,
  listDataConnectors,
} from "../intercom/dataConnectors.ts";
import { type IntercomError, toIntercomError } from "../intercom/errors.ts";
import { maxConnectorsPerPage } from "../intercom/limits.ts";
import { type Outcome, type Send, readBackTime, uncertain } from "./applyChange.ts";
import { verifyChange } from "./verifyChange.ts";

/** What became of a connector that was to be created. */
export type Created =
  | Extract<Outcome, { kind: "verified" | "wrong" | "unknown" }>
  /** The answer failed, and no connector of that name came since. */
  | { readonly kind: "notCreated"; readonly failure: IntercomError };

/**
 * Creates a connector and reads it back. Where the answer is lost it is looked for by its name, among those
 * that were not there before. Throws `IntercomError` where nothing was created for certain.
 */
export async function createConnector(
  draft: DataConnectorDraft,
  send: Send,
  signal: AbortSignal,
): Promise<Created> {
  const before = new Set((await newest(send, signal)).map(({ id }) => id));
  let id: string;
  try {
    id = (await send(createDataConnector(draft), signal)).data.id;
  } catch (error) {
    const failure = toIntercomError(error, "create");
    if (!uncertain.has(failure.kind)) throw failure;
    const found = await lookFor(draft.name, before, send);
    if (found === undefined) return { kind: "unknown", failure };
    if (found === "none") return { kind: "notCreated", failure };
    id = found;
  }
  return readBack(id, draft, send);
}

/** The last updated connectors: a new one is the first of them. */
async function newest(send: Send, signal: AbortSignal) {
  return (await send(listDataConnectors({ perPage: maxConnectorsPerPage }), signal)).data.items;
}

async function lookFor(
  name: string,
  before: ReadonlySet<string>,
  send: Send,
): Promise<string | undefined> {
  try {
    const now = await newest(send, AbortSignal.timeout(readBackTime));
    return now.find((each) => each.name === name && !before.has(each.id))?.id ?? "none";
  } catch {
    return undefined;
  }
}

async function readBack(id: string, draft: DataConnectorDraft, send: Send): Promise<Created> {
  let after: DataConnector;
  try {
    after = (await send(getDataConnector(id, "draft"), AbortSignal.timeout(readBackTime))).data;
  } catch (error) {
    return { kind: "unknown", failure: toIntercomError(error, "read back") };
  }
  const verdict = verifyChange(undefined, draft, after);
  return verdict.kind === "wrong" ? { ...verdict, after } : { kind: "verified", after };
}
