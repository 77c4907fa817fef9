import { type QuickPickItem, window } from "vscode";
import { plainText } from "./plainText.ts";

/** One thing to choose, and what it stands for; an icon is an `iconPath`, not part of the label. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Asks for one of several; undefined when nobody chose. Description and detail are searched too. */
export async function pick<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T | undefined> {
  const chosen = await window.showQuickPick(choices.map(plainChoice), {
    placeHolder: plainText(placeHolder),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.value;
}

function plainChoice<T>(choice: Choice<T>): Choice<T> {
  const { label, description, detail } = choice;
  return {
    ...choice,
    label: plainText(label),
    ...(description === undefined ? {} : { description: plainText(description) }),
    ...(detail === undefined ? {} : { detail: plainText(detail) }),
  };
}
