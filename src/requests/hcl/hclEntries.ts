import type { Span } from "../httpRequest.ts";
import type { HclEntry } from "./hclSyntax.ts";

/** A key and its value, before it is known what stands beside them. */
export interface Pair extends Omit<HclEntry, "element"> {
  readonly span: Span;
}

/** The entries of an object, each with its place among the others. */
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
