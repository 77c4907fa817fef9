import type { Header } from "../httpRequest.ts";
import { type Argument, spanOfValue } from "./readArguments.ts";

/** Those of a command that send one: a header that is written out takes their place. */
export function basicHeaders(
  given: readonly Argument[],
  option: string,
  written: readonly Header[],
): readonly Header[] {
  if (written.some(({ name }) => /^authorization$/i.test(name.trim()))) return [];
  return given.flatMap((each) => (each.option === option ? basicHeader(each) : []));
}

const scheme = "Basic ";

/**
 * The header that an option with a user and a password sends; none where a script may leave the option out. Which
 * user and which password is nobody's business here: they do not go along.
 */
function basicHeader(given: Argument): readonly Header[] {
  const { value, word, place, span } = given;
  if (value === undefined || word.isSure === false || place.isSure === false) return [];
  const at = spanOfValue(given);
  const option = { start: word.span.start, end: span.end };
  const runs = [
    { at: 0, length: scheme.length, span: word.span, quote: "none" },
    { at: scheme.length, length: 0, span: at, quote: "none", variable: true },
  ] as const;
  const sent = { kind: "unknown", source: scheme, span: at, runs } as const;
  return [{ name: "Authorization", nameSpan: word.span, value: sent, implied: true, span: option }];
}
