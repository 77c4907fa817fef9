/**
 * Texts that somebody else than the shell fills in: a template, a workflow, the reader of an example. What comes
 * of them is as little known as a variable's value.
 */

/** How such a place begins: `{{ x }}`, `${{ x }}`, `<%= x %>`, `{% if x %}`, `#{x}`, `%X%`, and names that no shell has, `${var.x}`. */
const beginning =
  /\$?\{\{|<%|\{%|#\{|%\w+%|@[A-Za-z_]\w*@|\$\{\s*[\w-]{1,100}(?:\.|::?)[A-Za-z_]|<[^<>]{1,1000}>|^(?:\[|\.{3}|…)/;
const atBeginning = new RegExp(`^(?:${beginning.source})`);

/** Such places from their beginning to their end. */
const whole = /\{\{[^]{0,1000}?\}\}|<%[^]{0,1000}?%>|\{%[^]{0,1000}?%\}|[#$]\{[^{}]{0,1000}\}/g;

/** What stands for such a place where a shell's text is read without it, as long as it is: no other place moves. */
export function placeholder({ length }: { readonly length: number }): string {
  return length < 5 ? `%${"_".repeat(length - 2)}%` : `{{${"_".repeat(length - 4)}}}`;
}

/** Whether a part of a text is filled in. */
export function isFilledIn(text: string): boolean {
  return beginning.test(text);
}

/** Where the first part of a text is that is filled in: its end where none is. */
export function placeFilledIn(text: string): number {
  return beginning.exec(text)?.index ?? text.length;
}

/** Whether a word may become any number of others, for it begins with what is filled in. */
export function beginsFilledIn(text: string): boolean {
  return atBeginning.test(text);
}

/** A text with nothing to be read within what is filled in; no place moves. */
export function withoutFilledIn(text: string): string {
  return text.replace(whole, (all) => "_".repeat(all.length));
}
