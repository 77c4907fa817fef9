import type { Written } from "../../places/written.ts";
import { slice } from "../../places/written.ts";
import type { Text } from "../machine/values.ts";

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
