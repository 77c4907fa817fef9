/**
 * At most `length` UTF-16 units, an ellipsis included; cut between two characters as people see them,
 * never inside an emoji.
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let short = "";
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 2 * length))) {
    if (short.length + segment.length >= length) break;
    short += segment;
  }
  return `${short}…`;
}
