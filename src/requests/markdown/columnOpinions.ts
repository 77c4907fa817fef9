import { labelOf, type Opinion } from "./labelOf.ts";

const tags = /<(\/?table|tr|td|th)\b[^<>]{0,200}>(?:(?<=<th\b[^<>]{0,200}>)([^]{0,200}?)<\/th>)?/gi;

/** What the heads of the columns of HTML tables think of the examples in them. `proses`: before each example. */
export function columnOpinions(proses: readonly string[]): readonly (Opinion | undefined)[] {
  let heads: (Opinion | undefined)[] = [];
  let column = -1;
  return proses.map((prose) => {
    for (const [, tag = "", head = ""] of prose.matchAll(tags)) {
      if (/table/i.test(tag)) heads = [];
      if (/^t[dh]$/i.test(tag)) column++;
      else column = -1;
      if (!/th/i.test(tag)) continue;
      heads[column] = labelOf(head.replaceAll(/<[^<>]{0,200}>|[*_\s]+/g, " ").trim());
    }
    return heads[column];
  });
}
