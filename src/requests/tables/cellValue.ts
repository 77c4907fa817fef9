import type { Value } from "../httpRequest.ts";
import { known, slice, spanOf, trim, type Written } from "../places/written.ts";

/** Markdown and HTML markup around a whole cell; text in the second kind is literal. */
const emphasis = /^(\*{1,3}|_{1,3})(?=\S)(.*\S)\1$/s;
const code = /^(`+|<code>)(.*?)(?:\1|<\/code>)$/is;

/**
 * The value of a header in a table cell; unknown if the cell describes the value in words: `set by the SDK`,
 * `see above`, `n/a`. `isLiteral`: the cell is marked as code.
 */
export function cellValue(name: string, cell: Written, isLiteral: boolean): Value {
  if (isLiteral) return known(cell);
  const [, mark = "", emphasized] = emphasis.exec(cell.text) ?? [];
  const inner =
    emphasized === undefined ? cell : slice(cell, mark.length, mark.length + emphasized.length);
  const [, open = "", literal] = code.exec(inner.text) ?? [];
  if (literal !== undefined && !literal.includes(open)) {
    return known(trim(slice(inner, open.length, open.length + literal.length)));
  }
  if (isValue(name.toLowerCase(), inner.text)) return known(inner);
  return { kind: "unknown", source: cell.text, span: spanOf(cell), runs: cell.runs };
}

/** Whether a text may be the value itself, right or wrong. */
function isValue(name: string, text: string): boolean {
  if (text === "" || text.includes("{{")) return true;
  if (name === "authorization") return isCredential(text);
  if (name === "intercom-version") return /^(?:v?\d+(?:\.\d+)*|preview|unstable)$/i.test(text);
  if (name === "content-type" || /^accept(?!-(?:charset|encoding|language))/.test(name)) {
    return mediaTypes.test(text) || typeName.test(text);
  }
  return true;
}

const mediaTypes =
  /^[\w*.+-]+\/[\w*.+-]+(?:\s*;\s*[\w-]+=[^\s,;]+)*(?:\s*,\s*[\w*.+-]+\/[\w*.+-]+(?:\s*;\s*[\w-]+=[^\s,;]+)*)*$/;

/** Abbreviations that people write instead of a media type. */
const typeName = /^(?:(?:application|text)[-_. ]?)?(?:json|xml|html|plain|csv)$/i;

/** Whether it is a scheme and token, or a token; `Bearer token` and `OAuth 2.0` are descriptions. */
function isCredential(text: string): boolean {
  const [, scheme, rest] = /^(bearer|basic|token|digest|api-?key)\b(.*)$/is.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) return !/^oauth/i.test(text) && isFilled(text);
  if (scheme.toLowerCase() === "bearer" && /^\s*[:=]|^\s+\S/.test(rest)) return true;
  return isFilled(rest.trim());
}

/** Whether a word is a token or a placeholder for one, since it contains what no ordinary word does. */
function isFilled(word: string): boolean {
  return /^[\w.+/={}<>$%[\]-]+$/.test(word) && /[\d_{<$%[]|[A-Z]{5}/.test(word);
}
