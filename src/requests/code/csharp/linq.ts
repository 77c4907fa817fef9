import type { LazyChains } from "../lateChains.ts";

/** LINQ: a query runs where its results are taken. */
export const linq: LazyChains = {
  steps:
    /^(?:Select|SelectMany|Where|(?:Order|Then)(?:By)?(?:Descending)?|Skip(?:While|Last)?|Take(?:While|Last)?|Concat|Zip|Cast|OfType|AsEnumerable|AsParallel|Append|Prepend|Distinct(?:By)?|Union(?:By)?|Except(?:By)?|Intersect(?:By)?|GroupBy|Chunk|DefaultIfEmpty|Reverse)$/,
  running: /^(?:Select|SelectMany|Where|OrderBy(?:Descending)?)$/,
  areLazy: () => true,
};
