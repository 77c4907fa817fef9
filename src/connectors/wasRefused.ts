import type { DataConnector } from "../intercom/dataConnector.ts";
import { listExecutionResults } from "../intercom/executionResults.ts";
import { isCancelled } from "../intercom/errors.ts";
import { maxResultsPerPage } from "../intercom/limits.ts";
import { isNotAcceptable } from "../model/runGroups.ts";
import { epochOf } from "../text/isoTime.ts";
import type { Send } from "./applyChange.ts";

/** As far back as runs are asked for, seconds: older ones say little of what is sent today. */
const longest = 14 * 86_400;

/**
 * Whether a run since the connector's last change was refused for its Accept header. Of the last failures only;
 * where runs may not be read it is not known to be so.
 */
export async function wasRefused(
  { id, updatedAt }: Pick<DataConnector, "id" | "updatedAt">,
  send: Send,
  { signal, now }: { readonly signal: AbortSignal; readonly now: number },
): Promise<boolean> {
  const changed = updatedAt === undefined ? undefined : epochOf(updatedAt);
  if (changed === undefined) return false;
  const start = Math.ceil(Math.max(changed, now / 1_000 - longest));
  const asked = { perPage: maxResultsPerPage, start, success: false };
  try {
    const { data } = await send(listExecutionResults(id, asked), signal);
    return data.items.some(isNotAcceptable);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return false;
  }
}
