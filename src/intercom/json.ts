import { LosslessNumber, isSafeNumber, parse, stringify } from "lossless-json";

/**
 * Parses JSON so that no digit is lost: a number that a JavaScript number cannot hold becomes a
 * `LosslessNumber`. Throws `SyntaxError`. Numbers of 15 digits are always exact, so most texts take the
 * fast path; of a name that repeats the last value counts, as in `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  if (!/(?<!\d)\d[\d.]{15}|\d[eE][+-]?\d/.test(text)) return JSON.parse(text);
  return parse(text, null, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** Writes what `parseJson` read, indented by two spaces, with every digit it had. */
export function formatJson(value: unknown): string {
  return stringify(value, null, 2) ?? "null";
}

/** Writes what `parseJson` read on one line: the body of a request keeps the digits of what it quotes. */
export function compactJson(value: unknown): string {
  return stringify(value) ?? "null";
}
