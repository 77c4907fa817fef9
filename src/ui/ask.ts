import { type InputBoxOptions, window } from "vscode";
import { visible } from "../intercom/visible.ts";
import { plainText } from "./plainText.ts";

/** A question for one line of text. */
export interface Question extends Pick<
  InputBoxOptions,
  "title" | "prompt" | "placeHolder" | "value"
> {
  /** Hides what is typed. */
  readonly secret?: boolean;
  /** Why a text cannot be taken, or undefined. */
  readonly refuse?: (text: string) => string | undefined;
}

/** Asks for a line of text; undefined when nobody answered. It stays when the focus goes elsewhere to copy. */
export async function ask({
  secret = false,
  refuse,
  title,
  prompt,
  placeHolder,
  value,
}: Question): Promise<string | undefined> {
  return window.showInputBox({
    ...(title === undefined ? {} : { title: plainText(title) }),
    ...(prompt === undefined ? {} : { prompt: plainText(prompt) }),
    ...(placeHolder === undefined ? {} : { placeHolder: plainText(placeHolder) }),
    ...(value === undefined ? {} : { value }),
    password: secret,
    ignoreFocusOut: true,
    ...(refuse ? { validateInput: (text) => said(refuse(text)) } : {}),
  });
}

/** Why a text cannot be taken may repeat what was typed or what Intercom named. */
function said(because: string | undefined): string | undefined {
  return because === undefined ? undefined : plainText(because);
}

/** Asks before something that cannot be undone; true when `action` was chosen. */
export async function confirm(
  message: string,
  { detail, action }: { readonly detail: string; readonly action: string },
): Promise<boolean> {
  return (await confirmOneOf(message, { detail, actions: [action] })) === action;
}

/** Asks before something that can be done in several ways; undefined when nobody chose. */
export async function confirmOneOf(
  message: string,
  { detail, actions }: { readonly detail: string; readonly actions: readonly string[] },
): Promise<string | undefined> {
  // VS Code shows a detail as it is: its line breaks are its layout, anything else that is unseen is not.
  const options = { modal: true, detail: detail.split("\n").map(visible).join("\n") };
  return window.showWarningMessage(plainText(message), options, ...actions);
}

/** One thing said with the outcome of a choice between two; undefined when nobody chose. */
export async function choose(
  message: string,
  ...actions: readonly string[]
): Promise<string | undefined> {
  return window.showInformationMessage(plainText(message), ...actions);
}
