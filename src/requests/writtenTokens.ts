import type { WrittenToken } from "./extraction.ts";

/**
 * Intercom's tokens are base64 of a text that begins with "tok:"; a comma or a quote ends them. A dash may be part of
 * another encoded text, or of a shell's default: `${TOKEN:-dG9rO…}`.
 */
const encoded = /(?:(?<![\w+/-])|(?<=\$\{\w{1,60}:?-))dG9rO[\w+/-]{30,}={0,2}/g;

/** The access tokens written out anywhere in a text. */
export function writtenTokens(text: string): readonly WrittenToken[] {
  return [...text.matchAll(encoded)].flatMap(({ 0: text, index }) =>
    isWhole(text) ? [{ text, start: index, end: index + text.length }] : [],
  );
}

/** Placeholders in examples decode to no text, or to one that says so. */
function isWhole(token: string): boolean {
  const decoded = Buffer.from(token, "base64").toString("latin1");
  return (
    /^tok:[\x21-\x7e]+$/.test(decoded) &&
    !/example|sample|dummy|fake|your|test|<|x{4}/i.test(decoded)
  );
}
