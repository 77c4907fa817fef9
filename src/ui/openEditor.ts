import { type Uri, commands, window, workspace } from "vscode";
import { views } from "../contributions.ts";

/** Shows a document in an editor; a preview gives way to the next one. */
export async function openEditor(
  uri: Uri,
  { preview }: { readonly preview: boolean },
): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview });
}

/** Shows two documents beside each other, with what differs. */
export async function openDifference(left: Uri, right: Uri, title: string): Promise<void> {
  await commands.executeCommand("vscode.diff", left, right, title, { preview: true });
}

/** Brings a view of ours to the front. */
export async function focusView(view: keyof typeof views): Promise<void> {
  await commands.executeCommand(`${views[view]}.focus`);
}
