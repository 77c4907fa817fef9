import { window } from "vscode";

/** Says one thing and offers at most one action, which runs when it is chosen. */
export async function inform(
  message: string,
  action?: { readonly title: string; readonly run: () => Promise<void> },
): Promise<void> {
  const chosen = await window.showInformationMessage(message, ...(action ? [action.title] : []));
  if (action !== undefined && chosen === action.title) await action.run();
}

/** A short word in the status bar, gone after three seconds: for what was plainly asked for. */
export function mention(message: string): void {
  window.setStatusBarMessage(message, 3_000);
}
