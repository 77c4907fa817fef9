import { type QuickPickItem, window } from "vscode";

/** One thing to choose, and what it stands for. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Asks for one of several; undefined when nobody chose. Description and detail are searched too. */
export async function pick<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T | undefined> {
  const chosen = await window.showQuickPick(choices, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.value;
}
