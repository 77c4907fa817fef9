/** The beginning of an Intercom token or a JSON web token. */
const tokenLike = /(?<![A-Za-z0-9])(?:dG9r|eyJ)[A-Za-z0-9]{6}/;
/** Mixed letters and digits, unlike any name. */
const disordered = /(?=[A-Za-z]*\d+[A-Za-z])[A-Za-z0-9]{16,}/;
/** Longer than any word. */
const endless = /[A-Za-z0-9]{41}/;

/** Whether a text may contain a token. Such a text is never repeated in a message or a fix's title. */
export function looksSecret(text: string): boolean {
  return tokenLike.test(text) || disordered.test(text) || endless.test(text);
}
