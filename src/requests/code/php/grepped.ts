import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Entry, type Thing, type Value } from "../machine/values/values.ts";

/** `preg_grep`: the entries whose texts begin as the pattern says, or with a flag the others. */
export function grepped(of: Thing, { args }: Call, run: Run): Value {
  const [pattern, , flags] = args;
  const begins = beginning(plainText(pattern?.value));
  const isInverted = flags !== undefined && run.source(flags.span) === "PREG_GREP_INVERT";
  if (begins === undefined || (flags !== undefined && !isInverted)) return unknown;
  const { entries, isOpen } = of.shape.value;
  const kept = entries.flatMap((entry): readonly Entry[] => {
    const matches = begins(entry.value);
    if (matches === undefined) return [{ ...entry, isSure: false }];
    return matches === isInverted ? [] : [entry];
  });
  return run.thing(kept, { isOpen });
}

/** Whether a text begins as a plain pattern says: `/^Accept:/i`, `~^(?:Accept|X-Id):~`. */
function beginning(
  pattern: string | undefined,
): ((value: Value) => boolean | undefined) | undefined {
  const [, , alternatives = "", colon = "", flags = ""] =
    /^([/#~!%@])\^(?:\((?:\?:)?)?((?:[\w-]|\|(?=[^)]*\)))+)\)?(:?)\1(i?)$/.exec(pattern ?? "") ??
    [];
  if (alternatives === "") return undefined;
  const fold = (text: string): string => (flags === "i" ? text.toLowerCase() : text);
  const starts = alternatives.split("|").map((each) => fold(each + colon));
  return (value) => {
    if (value.kind !== "text" || !value.isSure || value.others.length > 0) return undefined;
    const { text, runs } = value.written;
    const known = fold(text.slice(0, runs.find(({ variable }) => variable === true)?.at));
    if (starts.some((start) => known.startsWith(start))) return true;
    const isWhole = known.length === text.length;
    return isWhole || !starts.some((start) => start.startsWith(known)) ? false : undefined;
  };
}
