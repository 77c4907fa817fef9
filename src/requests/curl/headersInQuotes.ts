import type { DetachedHeaders, Header } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { slice, spanOf } from "../places/written.ts";
import type { Argument } from "./readArguments.ts";

/**
 * Headers in a variable that a shell splits at its blanks, where quotes are letters: of `-H 'Accept: application/json'`
 * the program gets the header `'Accept:`, which is empty, and another word.
 */
export function headersInQuotes(given: readonly Argument[]): readonly DetachedHeaders[] {
  const headers = given.flatMap((each, index) =>
    headerIn(each, given.slice(index + 1, index + 1 + mostWords)),
  );
  const [first] = headers;
  return first === undefined ? [] : [{ headers, because: "inQuotes", span: first.nameSpan }];
}

/** The most words that the value of a header is taken to have. */
const mostWords = 8;

/** `rest`: the arguments behind it, of which the first ones are its value. */
function headerIn(
  { option, value, place, span }: Argument,
  rest: readonly Argument[],
): readonly Header[] {
  if (option !== "header" || value === undefined || place.isConfigured !== true) return [];
  const [, quote = "", name = ""] = /^(["'])([\w-]+):$/.exec(value.text) ?? [];
  if (!tells(name)) return [];
  const last = rest.find((each) => each.option !== undefined || endsWith(each, quote));
  if (last === undefined || last.option !== undefined) return [];
  const nameSpan = spanOf(slice(value, 1, 1 + name.length));
  return [{ name, nameSpan, value: { kind: "unknown", source: "", span: nameSpan }, span }];
}

function endsWith({ value, place }: Argument, quote: string): boolean {
  return place.isConfigured === true && value?.text.endsWith(quote) === true;
}
