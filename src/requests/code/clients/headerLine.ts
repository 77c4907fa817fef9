import { slice, type Written } from "../../places/written.ts";
import { textOf, type Entry, type Value } from "../machine/values/values.ts";

/** A `Name: value` line as an entry (`Name;`: an empty value, as of curl); undefined where the name is not known. */
export function lineOf(
  line: Written,
  { valueSpan, span, element }: Omit<Entry, "name" | "value">,
): Entry | undefined {
  const colon = line.text.indexOf(":");
  const end = colon === -1 ? line.text.indexOf(";") : colon;
  if (end === -1) return undefined;
  const name = slice(line, 0, end);
  if (name.runs.some(({ variable }) => variable === true)) return undefined;
  const from = end + 1 + (/^[ \t]*/.exec(line.text.slice(end + 1))?.[0].length ?? 0);
  const value = slice(line, from, line.text.length);
  const [first, ...others] = value.runs;
  const isOne = first !== undefined && others.length === 0 && first.variable !== true;
  const isRemoved = value.text.trim() === "" && colon !== -1;
  const held: Value = isRemoved ? { kind: "constant", value: null } : textOf(value);
  return {
    ...{ name, value: held, span, isSure: true },
    valueSpan: isOne && !isRemoved ? first.span : valueSpan,
    ...(element === undefined ? {} : { element }),
    ...(isOne && !isRemoved ? {} : { prefix: `${name.text}: ` }),
  };
}
