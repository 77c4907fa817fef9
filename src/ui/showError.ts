import { FileSystemError, l10n, window } from "vscode";
import { IntercomError } from "../intercom/errors.ts";
import { describeError } from "../text/describeError.ts";
import { describeFileError } from "./describeFileError.ts";
import type { Log } from "./log.ts";
import { plainText } from "./plainText.ts";

/** Tells about a failed command: one message, one action. Resolves when it was dismissed. */
export async function showError(
  error: unknown,
  { log, remedy }: { readonly log: Log; readonly remedy?: Remedy | undefined },
): Promise<void> {
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const showLog = l10n.t("Show Log");
  const actions = remedy === undefined ? [showLog] : [remedy.title, showLog];
  const chosen = await window.showErrorMessage(plainText(messageOf(error)), ...actions);
  if (chosen === showLog) log.show();
  else if (remedy !== undefined && chosen === remedy.title) await remedy.run();
}

/** What one click can do about a failure. */
export interface Remedy {
  readonly title: string;
  readonly run: () => Promise<void>;
}

function messageOf(error: unknown): string {
  if (error instanceof FileSystemError) return describeFileError(error);
  if (!(error instanceof IntercomError)) {
    return l10n.t("Something went wrong in the extension itself. See the log for details.");
  }
  const { message, next } = describeError(error.facts);
  const { requestId } = error.facts;
  return requestId === undefined
    ? `${message} ${next}`
    : l10n.t("{0} {1} (request {2})", message, next, requestId);
}
