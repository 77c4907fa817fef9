import { isDeepStrictEqual } from "node:util";
import type { Answer } from "../intercom/client.ts";
import type { DataConnector } from "../intercom/dataConnector.ts";
import type { DataConnectorChange } from "../intercom/dataConnectorDraft.ts";
import {
  type StateVersion,
  getDataConnector,
  setDataConnectorState,
  updateDataConnector,
} from "../intercom/dataConnectors.ts";
import { type ErrorKind, type IntercomError, toIntercomError } from "../intercom/errors.ts";
import type { Operation } from "../intercom/operation.ts";
import { type Verdict, verifyChange } from "./verifyChange.ts";

/** What became of a change. Whatever it is, the change can be planned and made again. */
export type Outcome =
  | { readonly kind: "verified"; readonly after: DataConnector }
  /** The connector is not what was previewed any more: nothing was sent. */
  | { readonly kind: "changedMeanwhile"; readonly now: DataConnector }
  /** The answer failed, and the connector is as it was. */
  | { readonly kind: "notApplied"; readonly failure: IntercomError | undefined }
  /** It was made, and what is there now is not what should be. */
  | (Extract<Verdict, { kind: "wrong" }> & { readonly after: DataConnector })
  /** Neither the answer nor the connector could be read: it may have been made. */
  | { readonly kind: "unknown"; readonly failure: IntercomError };

/** Sends an operation. Throws `IntercomError`. */
export type Send = <T>(operation: Operation<T>, signal: AbortSignal) => Promise<Answer<T>>;

/** Reading back has its own time: who cancelled a change still wants to know what became of it. Milliseconds. */
export const readBackTime = 30_000;

/** After these the request may have arrived all the same. */
export const uncertain: ReadonlySet<ErrorKind> = new Set([
  ...(["network", "proxy", "tls", "timeout", "cancelled"] as const),
  ...(["server", "tooLarge", "unexpectedResponse"] as const),
]);

/**
 * Changes the draft of a connector, unless it is not as it was previewed any more, and reads it back. Throws
 * `IntercomError` where nothing was changed for certain: refused, not permitted, not reached before.
 */
export async function applyChange(
  { before, change }: { readonly before: DataConnector; readonly change: DataConnectorChange },
  send: Send,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id } = before;
  const now = await read(id, "draft", send, signal);
  if (!isDeepStrictEqual(now.raw, before.raw)) return { kind: "changedMeanwhile", now };
  const failure = await failureOf(send(updateDataConnector(id, change), signal));
  return settle(failure, id, { version: "draft", send }, (after) =>
    verifyChange(before, change, after),
  );
}

/** Publishes the draft that was shown, under the same conditions; what is live is then compared with it. */
export async function publishDraft(
  draft: DataConnector,
  send: Send,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id } = draft;
  const now = await read(id, "draft", send, signal);
  if (!isDeepStrictEqual(now.raw, draft.raw)) return { kind: "changedMeanwhile", now };
  const failure = await failureOf(send(setDataConnectorState(id, "live"), signal));
  return settle(failure, id, { version: "live", send }, (after) => verifyChange(draft, {}, after));
}

async function settle(
  failure: IntercomError | undefined,
  id: string,
  { version, send }: { readonly version: StateVersion; readonly send: Send },
  verify: (after: DataConnector) => Verdict,
): Promise<Outcome> {
  if (failure !== undefined && !uncertain.has(failure.kind)) throw failure;
  let after: DataConnector;
  try {
    after = await read(id, version, send, AbortSignal.timeout(readBackTime));
  } catch (error) {
    const unread = toIntercomError(error, "read back");
    // A connector without a live configuration was not published.
    if (version === "live" && unread.kind === "notFound") return { kind: "notApplied", failure };
    return { kind: "unknown", failure: failure ?? unread };
  }
  const verdict = verify(after);
  switch (verdict.kind) {
    case "verified":
      return { kind: "verified", after };
    case "untouched":
      return version === "live" ? { kind: "verified", after } : { kind: "notApplied", failure };
    case "wrong":
      // What is live is whole: it is the draft, or what it was.
      return version === "live" && failure !== undefined
        ? { kind: "notApplied", failure }
        : { ...verdict, after };
  }
}

async function read(
  id: string,
  version: StateVersion,
  send: Send,
  signal: AbortSignal,
): Promise<DataConnector> {
  return (await send(getDataConnector(id, version), signal)).data;
}

async function failureOf(call: Promise<Answer<unknown>>): Promise<IntercomError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return toIntercomError(error, "change");
  }
}
