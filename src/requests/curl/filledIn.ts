/**
 * Template placeholders in shell text, which a template engine, a workflow or the reader of an example fills in. Like
 * a variable's value, the result is unknown.
 */

/**
 * The beginning of a placeholder: `{{ x }}`, `${{ x }}`, `<%= x %>`, `{% if x %}`, `#{x}`, `%X%`, and names that a
 * shell cannot have, `${var.x}`.
 */
const beginning =
  /\$?\{\{|<%|\{%|#\{|%\w+%|@[A-Za-z_]\w*@|\$\{\s*[\w-]{1,100}(?:\.|::?)[A-Za-z_]|<[^<>]{1,1000}>|^(?:\[|\.{3}|…)/;
const atBeginning = new RegExp(`^(?:${beginning.source})`);

/** Complete placeholders. */
const whole = /\{\{[^]{0,1000}?\}\}|<%[^]{0,1000}?%>|\{%[^]{0,1000}?%\}|[#$]\{[^{}]{0,1000}\}/g;

/** A stand-in of the same length for a placeholder that a shell could not read, so that no offset changes. */
export function placeholder({ length }: { readonly length: number }): string {
  return length < 5 ? `%${"_".repeat(length - 2)}%` : `{{${"_".repeat(length - 4)}}}`;
}

/** Whether a text contains a placeholder. */
export function isFilledIn(text: string): boolean {
  return beginning.test(text);
}

/** The index of the first placeholder, or the end of the text. */
export function placeFilledIn(text: string): number {
  return beginning.exec(text)?.index ?? text.length;
}

/** Whether a word begins with a placeholder, so that it may become any number of words. */
export function beginsFilledIn(text: string): boolean {
  return atBeginning.test(text);
}

/** A text with its placeholders blanked out, at the same length. */
export function withoutFilledIn(text: string): string {
  return text.replace(whole, (all) => "_".repeat(all.length));
}
