import { window } from "vscode";
import { withProperty } from "./withProperty.ts";

/** What VS Code is asked to show by `run`, in the place of a function of `window`; nobody answers. */
export async function shownBy(
  name: "showInputBox" | "showWarningMessage" | "showQuickPick",
  run: () => Promise<unknown>,
): Promise<readonly unknown[]> {
  const shown: unknown[] = [];
  const show = (...parts: unknown[]): Promise<undefined> => {
    shown.push(...parts);
    return Promise.resolve(undefined);
  };
  await withProperty(window, name, show, run);
  return shown;
}
