/** A text that somebody pasted for a token: the token in it, or why there is none. */
export type PastedToken =
  { readonly token: string } | { readonly refused: "empty" | "notAscii" | "inside" | "tooLong" };

/** Longer than any token; a whole file pasted by mistake is not sent to anybody. */
const longest = 4_096;

/**
 * Takes off what comes along when a token is copied: white space, line breaks (also those of a wrapped
 * line), quotes, the header's or variable's name, `Bearer`. What remains must be printable ASCII.
 */
export function cleanToken(pasted: string): PastedToken {
  let token = pasted.trim();
  // Long before the end a text can be seen to be no token, and cleaning it would take its time.
  if (token.length > 2 * longest) return { refused: "tooLong" };
  token = token.replace(/[\r\n\u200b\ufeff]/g, "");
  for (let before = ""; before !== token;) {
    before = token;
    token = token
      .trim()
      .replace(/^(?:export\s+)?[A-Za-z_]\w*\s*=\s*(?=\S)/, keepPadding)
      .replace(/^(?:-H\s*|--header\s+)/, "")
      .replace(/^authorization\s*:\s*/i, "")
      .replace(/^bearer(?:\s+|$)/i, "")
      .replace(/^(["'`])(.*)\1$/, "$2")
      .replace(/^["'`]|["'`;,]$/g, "");
  }
  if (token === "") return { refused: "empty" };
  if (/[^\u0020-\u007e]/.test(token)) return { refused: "notAscii" };
  if (token.length > longest) return { refused: "tooLong" };
  return /\s/.test(token) ? { refused: "inside" } : { token };
}

/** Tokens may end in the padding of base64: `abc==` is no variable with a value. */
function keepPadding(assignment: string, offset: number, whole: string): string {
  return /^=*["'`]?[;,]?$/.test(whole.slice(offset + assignment.length)) ? assignment : "";
}
