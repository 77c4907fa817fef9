/** Where things of a script end, as zsh reads it: the offset behind them, or that of the text's end. */

/** Deeper nesting than in any handwritten script ends the search. */
const deepest = 100;

/** The offset after a quoted, escaped or expanded part at an offset; undefined for plain characters. */
export function behindQuoted(text: string, at: number, depth = 0): number | undefined {
  if (depth > deepest) return text.length;
  switch (text.charAt(at)) {
    case "\\":
      return at + 2;
    case "'":
      return behind(text, "'", at + 1);
    case '"':
      return behindDouble(text, at + 1, depth + 1);
    case "`":
      return behind(text, "`", at + 1);
    case "$":
      if (text[at + 1] === "'") return behindAnsi(text, at + 2);
      if (text[at + 1] === "(") return behindBrackets(text, at + 1, "()", depth + 1);
      if (text[at + 1] === "{") return behindBrackets(text, at + 1, "{}", depth + 1);
      return undefined;
    default:
      return undefined;
  }
}

function behind(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from);
  return end === -1 ? text.length : end + 1;
}

function behindAnsi(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "'") at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function behindDouble(text: string, from: number, depth: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') {
    at = (text[at] === "'" ? undefined : behindQuoted(text, at, depth)) ?? at + 1;
  }
  return at + 1;
}

/** The offset after the matching closing bracket. */
export function behindBrackets(
  text: string,
  from: number,
  [open, close]: string,
  within = 0,
): number {
  let depth = 0;
  for (let at = from; at < text.length;) {
    const quoted = behindQuoted(text, at, within);
    if (quoted !== undefined) {
      at = quoted;
      continue;
    }
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
    at++;
  }
  return text.length;
}

/** The offset after the `]]` of a test. */
export function behindTest(text: string, from: number): number {
  for (let at = from; at < text.length;) {
    if (text.startsWith("]]", at) && /[\s;)]/.test(text.charAt(at - 1))) return at + 2;
    at = behindQuoted(text, at) ?? at + 1;
  }
  return text.length;
}
