/** As Intercom's tokens begin, and JSON web tokens do. */
const tokenLike = /(?<![A-Za-z0-9])(?:dG9r|eyJ)[A-Za-z0-9]{6}/;
/** Letters and digits in disorder, as no name has them. */
const disordered = /(?=[A-Za-z]*\d+[A-Za-z])[A-Za-z0-9]{16,}/;
/** Longer than words are. */
const endless = /[A-Za-z0-9]{41}/;

/** Whether a text may be a token or have one in it: messages and the titles of fixes repeat no such text. */
export function looksSecret(text: string): boolean {
  return tokenLike.test(text) || disordered.test(text) || endless.test(text);
}
