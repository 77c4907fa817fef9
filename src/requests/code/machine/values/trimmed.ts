import type { Written } from "../../../places/written.ts";
import { slice } from "../../../places/written.ts";
import type { Text } from "./values.ts";

/** What `trim` and `strip` remove in most languages. */
export const blanks = " \t\r\n";

/** Removes any of some characters from the ends of a text, in each of its alternatives. */
export function trimmed(
  text: Text,
  signs: string,
  { start, end }: { readonly start: boolean; readonly end: boolean },
): Text {
  const trim = (written: Written): Written => {
    let [from, to] = [0, written.text.length];
    if (end) while (from < to && signs.includes(written.text.charAt(to - 1))) to--;
    if (start) while (from < to && signs.includes(written.text.charAt(from))) from++;
    return from === 0 && to === written.text.length ? written : slice(written, from, to);
  };
  return { ...text, written: trim(text.written), others: text.others.map(trim) };
}

/** Removes a text from the beginning or end of another one, if it is there, in each of its alternatives. */
export function withoutAffix(text: Text, affix: string, side: "start" | "end"): Text {
  const cut = (written: Written): Written => {
    const { length } = written.text;
    if (affix === "") return written;
    if (side === "start")
      return written.text.startsWith(affix) ? slice(written, affix.length, length) : written;
    return written.text.endsWith(affix) ? slice(written, 0, length - affix.length) : written;
  };
  return { ...text, written: cut(text.written), others: text.others.map(cut) };
}
