import { l10n, window } from "vscode";
import { plainText } from "./plainText.ts";

/** Says one thing and offers at most one action, which runs when it is chosen. */
export async function inform(
  message: string,
  action?: { readonly title: string; readonly run: () => Promise<void> },
): Promise<void> {
  const actions = action ? [action.title] : closing(message);
  const chosen = await window.showInformationMessage(plainText(message), ...actions);
  if (action !== undefined && chosen === action.title) await action.run();
}

/** Says that something asked for is not as it should be, though nothing failed. */
export async function warn(message: string): Promise<void> {
  await window.showWarningMessage(plainText(message), ...closing(message));
}

/** Says that something was lost or may have been, and offers one action; resolves when it was read. */
export async function alarm(
  message: string,
  action?: { readonly title: string; readonly run: () => Promise<void> },
): Promise<void> {
  const actions = action ? [action.title] : closing(message);
  const chosen = await window.showErrorMessage(plainText(message), ...actions);
  if (action !== undefined && chosen === action.title) await action.run();
}

/** VS Code shows one line of a message without a button, and hides the rest: a long one gets a button. */
function closing(message: string): string[] {
  return message.length > 60 ? [l10n.t("OK")] : [];
}

/** A short word in the status bar, gone after three seconds: for what was plainly asked for. */
export function mention(message: string): void {
  window.setStatusBarMessage(plainText(message), 3_000);
}
