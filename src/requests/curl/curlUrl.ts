import { beginsFilledIn } from "./filledIn.ts";
import type { Argument } from "./readArguments.ts";
import type { Value } from "../httpRequest.ts";
import { urlValue } from "../urlValue.ts";
import {
  append,
  slice,
  spanIn,
  spanOf,
  write,
  type Writer,
  type Written,
} from "../places/written.ts";

/** A word that may be a URL: in prose about curl, most words are not. */
const urlLike = /[/.:$%{]|^localhost$/;

/** The URL of a command; of several, Intercom's, or else the first. */
export function curlUrl(given: readonly Argument[]): Value | undefined {
  const candidates = given.filter(
    ({ option, value }) =>
      (option === undefined || option === "url") && urlLike.test(value?.text ?? ""),
  );
  // A plain variable may also hold options: it is the URL only if nothing else can be.
  const literal = candidates.filter(({ value }) => value?.runs.some((run) => !run.variable));
  const chosen =
    literal.find(({ value }) => value?.text.includes("intercom")) ?? literal[0] ?? candidates[0];
  if (chosen?.value === undefined) return undefined;
  return urlValue(withQuery(chosen.value, given), spanIn(chosen.value, chosen.place));
}

/** Whether extra words that are variables, or substituted, may add options of any kind. */
export function isMoreElsewhere(given: readonly Argument[], url: Value | undefined): boolean {
  return given.some(({ option, value, word, place }, index) => {
    if (isTornOff(given.slice(Math.max(0, index - 2), index))) return false;
    const isVariable = word.runs.length > 0 && word.runs.every((run) => run.variable);
    const isOpen = isVariable || beginsFilledIn(word.text);
    if (option !== undefined || !isOpen || value === undefined) return false;
    return word.expands || spanIn(value, place).start !== url?.span.start;
  });
}

/**
 * Whether a word is the token of a header without quotes: `-H Authorization: Bearer $TOKEN`. `before`: the words
 * before it.
 */
function isTornOff(before: readonly Argument[]): boolean {
  const [first, last] = [before.at(-2), before.at(-1)];
  const isScheme = last?.option === undefined && scheme.test(last?.value?.text ?? "");
  const header = isScheme ? first : last;
  if (header?.option !== "header") return false;
  const written = header.value;
  const [, rest] = /^authorization:(.*)$/is.exec(written?.text ?? "") ?? [];
  if (rest === undefined) return false;
  if (rest !== "") return !isScheme && scheme.test(rest.trim());
  // A quoted `'Authorization:'` removes the header on purpose.
  return written?.runs.at(-1)?.quote === "none";
}

const scheme = /^(?:Bearer|Basic|Token)$/i;

/** `-G` moves the data to the query, `--url-query` adds to it. */
function withQuery(url: Written, given: readonly Argument[]): Written {
  const isGet = given.some(({ option }) => option === "get");
  const parts = given.flatMap(({ option, value }) => {
    if (value === undefined) return [];
    if (option === "url-query") {
      return [value.text.startsWith("+") ? slice(value, 1, value.text.length) : encoded(value)];
    }
    if (!isGet) return [];
    if (option === "data-urlencode") return [encoded(value)];
    return option !== undefined && /^data(-ascii|-raw|-binary)?$/.test(option) ? [value] : [];
  });
  const writer: Writer = { text: url.text, runs: [...url.runs] };
  const { end } = spanOf(url);
  const hasQuery = url.text.includes("?");
  for (const [index, part] of parts.entries()) {
    write(writer, hasQuery || index > 0 ? "&" : "?", { start: end, end });
    append(writer, part);
  }
  return writer;
}

/** Encoded as `--data-urlencode` does: the name before `=` stays, and so do placeholders and variables. */
function encoded(value: Written): Written {
  const equals = value.text.indexOf("=");
  const writer: Writer = { text: "", runs: [] };
  if (equals > 0) append(writer, slice(value, 0, equals + 1));
  for (const run of slice(value, equals + 1, value.text.length).runs) {
    const from = equals + 1 + run.at;
    const text = value.text.slice(from, from + run.length);
    const escaped = run.variable === true ? text : encode(text);
    write(writer, escaped, run.span, run.quote, run.variable);
  }
  return writer;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("%7B", "{").replaceAll("%7D", "}");
}
