import { asText } from "./texts.ts";
import { slice } from "../../../places/written.ts";
import type { Run } from "../run.ts";
import type { Arg } from "../library.ts";
import { hole, joined, type Text, type Value } from "./values.ts";

/**
 * Fills the placeholders of a format string. `places`: matches one placeholder, `find`: the argument for it; without
 * one, the value is unknown.
 */
export function filled(
  self: Text,
  places: RegExp,
  find: (match: RegExpExecArray) => Arg | undefined,
  run: Run,
): Value {
  const { written } = self;
  const part = (from: number, to: number): Text => ({
    ...{ ...self, written: slice(written, from, to), others: [] },
  });
  const parts: Text[] = [];
  let from = 0;
  for (const match of written.text.matchAll(places)) {
    if (match.index > from) parts.push(part(from, match.index));
    const arg = find(match);
    const span = arg?.span ?? written.runs[0]?.span ?? { start: 0, end: 0 };
    const empty: Text = { ...self, written: hole("value", span), others: [] };
    parts.push(
      arg === undefined ? empty : asText(arg.value, { kind: "other", parts: [], ...span }, run),
    );
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return self;
  if (from < written.text.length) parts.push(part(from, written.text.length));
  return joined(parts);
}
