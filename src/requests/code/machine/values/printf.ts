import { slice } from "../../../places/written.ts";
import { sign } from "../../clients/urls.ts";
import { filled } from "./filled.ts";
import type { Arg } from "../library.ts";
import type { Run } from "../run.ts";
import { asText } from "./texts.ts";
import { joined, textOf, unknown, type Text, type Value } from "./values.ts";

/** The values for a format string's placeholders. */
interface Given {
  /** In the order of the arguments. */
  readonly values: readonly (Arg | undefined)[];
  /** Looks up a value by name, in a language that has named placeholders. */
  readonly named?: (name: string) => Arg | undefined;
}

/**
 * Fills the placeholders of a format string, such as `%s/contacts/%d` or `{0}/{id}`. `places` matches one placeholder;
 * its named groups say what that takes:
 *
 * - `at`: the value of this number, from 1: `%2$s`
 * - `index`: the same, from 0: `{0}`
 * - `name`: the value of this name: `%(id)s`
 * - none of these: the next value
 * - `percent`: no value, for `%%` stands for a percent sign
 * - `quoted`: its value in double quotes: `%q`
 */
export function printf(
  format: Value | undefined,
  places: RegExp,
  { values, named }: Given,
  run: Run,
): Value {
  if (format?.kind !== "text") return unknown;
  let next = 0;
  return filled(
    format,
    places,
    (match) => {
      const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
      const { at, index, name, percent, quoted } = groups;
      if (percent !== undefined) return percentAt(match.index, format);
      if (name !== undefined) return named?.(name);
      const place = at === undefined ? index : Number(at) - 1;
      const given = values[place === undefined ? next++ : Number(place)];
      return quoted === undefined || given === undefined ? given : inQuotes(given, run);
    },
    run,
  );
}

/** One of the two percent signs at an offset. */
function percentAt(at: number, { written }: Text): Arg {
  const sign = slice(written, at, at + 1);
  return { value: textOf(sign), span: sign.runs[0]?.span ?? { start: 0, end: 0 } };
}

/** A value in double quotes. */
export function inQuotes({ value, span, ...rest }: Arg, run: Run): Arg {
  const quote = sign('"', span);
  const shown = asText(value, { kind: "other", parts: [], ...span }, run);
  return { ...rest, span, value: joined([quote, shown, quote]) };
}
