import type { Span } from "../httpRequest.ts";
import type { HclEntry } from "./hclSyntax.ts";

/** A key and value, before its neighbours are known. */
export interface Pair extends Omit<HclEntry, "element"> {
  readonly span: Span;
}

/** Adds to each entry its place among the others. */
export function placed(pairs: readonly Pair[]): readonly HclEntry[] {
  return pairs.map(({ key, isBare, value, span }, index) => {
    const [before, next] = [pairs[index - 1]?.span.end, pairs[index + 1]?.span.start];
    const element = {
      ...{ ...span, isFirst: before === undefined },
      ...(before === undefined ? {} : { before }),
      ...(next === undefined ? {} : { next }),
    };
    return { key, isBare, value, element };
  });
}
