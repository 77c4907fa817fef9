import { l10n, window } from "vscode";
import { IntercomError } from "../intercom/errors.ts";
import { describeError } from "../text/describeError.ts";
import type { Log } from "./log.ts";

/** Tells about a failed command: one message, one action. Resolves when it was dismissed. */
export async function showError(error: unknown, log: Log): Promise<void> {
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const showLog = l10n.t("Show Log");
  const chosen = await window.showErrorMessage(messageOf(error), showLog);
  if (chosen === showLog) log.show();
}

function messageOf(error: unknown): string {
  if (!(error instanceof IntercomError)) {
    return l10n.t("Something went wrong in the extension itself; the log has the details.");
  }
  const { message, next } = describeError(error.facts);
  const { requestId } = error.facts;
  return requestId === undefined
    ? `${message} ${next}`
    : l10n.t("{0} {1} (request {2})", message, next, requestId);
}
