import { visible } from "../intercom/visible.ts";

/**
 * A text that may hold words of Intercom, of a file or of a setting, for places where VS Code reads more than
 * text: messages, progress, and the prompts and refusals of input boxes make links, also to commands, of
 * `[label](target)`; these, picks and the status bar make icons of `$(name)`.
 */
export function plainText(text: string): string {
  return visible(text).replaceAll("](", "] (").replaceAll("$(", "$ (");
}
