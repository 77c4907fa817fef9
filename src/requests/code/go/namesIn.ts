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
  /** Variables that only count loop turns: `for i := range all`. */
  readonly counting: ReadonlySet<string>;
}

/** Gathers the names from the text of a file. */
export function namesIn(text: string): GoNames {
  const all = (pattern: RegExp, of = text): ReadonlySet<string> =>
    new Set([...of.matchAll(pattern)].map(([, one, other]) => one ?? other ?? ""));
  // The second variable of a loop is the item.
  const others = text.replaceAll(
    /\bfor \w+(?:, (\w+))? := range\b/g,
    (_, second: string | undefined) => (second === undefined ? "" : `${second} :=`),
  );
  const set = new Set(
    [...others.matchAll(/(?<=((?:\w+, *)*\w+) *[-+*/:]?)=(?!=)|\b(\w+)--|&(\w+)\b/g)].flatMap(
      ([, several = "", one = "", placed = ""]) =>
        `${several} ${one} ${placed}`.match(/\w+/g) ?? [],
    ),
  );
  const counting = all(/\bfor (\w+)(?:, \w+)? := range\b/g);
  return {
    withChangedFields: all(/\b(\w+)\.\w+(?:\[[^\]]*\])*\s*\+?=[^=]/g),
    withChangedItems: all(/\b(\w+)\)?(?:\[[^\]\n]*\])+\s*\+?=[^=]/g),
    setThrough: all(/\*(\w+)\s*\+?=[^=]/g),
    pointedTo: all(/[*&](\w+)|\bnew\((\w+)\)/g, text.replaceAll(/^func \([^()]*\)/gm, "")),
    counting: new Set([...counting].filter((name) => !set.has(name))),
  };
}
