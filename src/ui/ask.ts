import { type InputBoxOptions, window } from "vscode";
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
  ...options
}: Question): Promise<string | undefined> {
  return window.showInputBox({
    ...options,
    password: secret,
    ignoreFocusOut: true,
    ...(refuse ? { validateInput: refuse } : {}),
  });
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
  const options = { modal: true, detail };
  return window.showWarningMessage(plainText(message), options, ...actions);
}

/** One thing said with the outcome of a choice between two; undefined when nobody chose. */
export async function choose(
  message: string,
  ...actions: readonly string[]
): Promise<string | undefined> {
  return window.showInformationMessage(plainText(message), ...actions);
}
