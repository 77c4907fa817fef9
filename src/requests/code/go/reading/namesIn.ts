/** How names of a Go file are used, gathered once from its text. */
export interface GoNames {
  /** Variables with an assignment to a field: `page.size = 50`. */
  readonly withChangedFields: ReadonlySet<string>;
  /** Variables with an assignment to an item: `lines[0] = line`. */
  readonly withChangedItems: ReadonlySet<string>;
  /** Pointer variables that are assigned through: `*p = value`. */
  readonly setThrough: ReadonlySet<string>;
  /** Types with pointers to them, apart from method receivers. */
  readonly pointedTo: ReadonlySet<string>;
  /** Whether a variable only counts loop turns: `for i := range all`. */
  readonly isCounting: (name: string) => boolean;
}

/** Gathers the names from the text of a file. */
export function namesIn(text: string): GoNames {
  const all = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...text.matchAll(pattern)].map(([, one, other]) => one ?? other ?? ""));
  return {
    withChangedFields: all(/\b(\w+)\.\w+(?:\[[^\]]*\])*\s*\+?=[^=]/g),
    withChangedItems: all(/\b(\w+)\)?(?:\[[^\]\n]*\])+\s*\+?=[^=]/g),
    setThrough: all(/\*(\w+)\s*\+?=[^=]/g),
    pointedTo: all(/(?<!^func \(\w* ?)[*&](\w+)|\bnew\((\w+)\)/gm),
    isCounting: countingIn(text),
  };
}

/** How many variables of loops are looked for. */
const mostNames = 100;

/** See `GoNames.isCounting`: few names are asked for, so that each is looked for by itself. */
function countingIn(text: string): GoNames["isCounting"] {
  const known = new Map<string, boolean>();
  let others: string | undefined;
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= mostNames || !/^\w+$/.test(name)) return false;
    const counts = new RegExp(`\\bfor ${name}(?:, \\w+)? := range\\b`).test(text);
    // The second variable of a loop is the item.
    if (counts)
      others ??= text.replaceAll(
        /\bfor \w+(?:, (\w+))? := range\b/g,
        (_, second: string | undefined) => (second === undefined ? "" : `${second} :=`),
      );
    const isSet = new RegExp(
      `\\b${name}(?:, *\\w+)* *[-+*/:]?=(?!=)|\\b${name}--|&${name}\\b`,
    ).test(others ?? "");
    known.set(name, counts && !isSet);
    return counts && !isSet;
  };
}
