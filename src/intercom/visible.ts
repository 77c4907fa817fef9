/**
 * Controls (C0, C1), line and paragraph separators, bidirectional overrides, byte order marks: characters
 * that act on a terminal or on the order of text around them, and that nobody sees.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Shows what is invisible as `\uXXXX`, so that text from Intercom cannot act where it is displayed. */
export function visible(text: string): string {
  return text.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
