/** Names of a Go file by what it does with them somewhere, looked for once. */
export interface GoNames {
  /** Variables of whose fields one is given a value: `page.size = 50`. */
  readonly withChangedFields: ReadonlySet<string>;
  /** Variables what they point to of which is given a value: `*p = value`. */
  readonly setThrough: ReadonlySet<string>;
  /** Types that there are pointers to, but for those of methods. */
  readonly pointedTo: ReadonlySet<string>;
  /** Variables that count the turns of a loop, and do nothing else: `for i := range all`. */
  readonly counting: ReadonlySet<string>;
}

/** Looks through the text of a file. */
export function namesIn(text: string): GoNames {
  const all = (pattern: RegExp, of = text): ReadonlySet<string> =>
    new Set([...of.matchAll(pattern)].map(([, one, other]) => one ?? other ?? ""));
  // The second one of a loop holds what is there: it counts nothing.
  const others = text.replaceAll(
    /\bfor \w+(?:, (\w+))? := range\b/g,
    (_, second: string | undefined) => (second === undefined ? "" : `${second} :=`),
  );
  const set = new Set(
    [
      ...others.matchAll(/(?<!\w, *)\b(\w+(?:, *\w+)*) *(?:[-+*/]|:)?=(?!=)|\b(\w+)--|&(\w+)\b/g),
    ].flatMap(
      ([, several = "", one = "", placed = ""]) =>
        `${several} ${one} ${placed}`.match(/\w+/g) ?? [],
    ),
  );
  const counting = all(/\bfor (\w+)(?:, \w+)? := range\b/g);
  return {
    withChangedFields: all(/\b(\w+)\.\w+(?:\[[^\]]*\])?\s*\+?=[^=]/g),
    setThrough: all(/\*(\w+)\s*\+?=[^=]/g),
    pointedTo: all(/[*&](\w+)|\bnew\((\w+)\)/g, text.replaceAll(/^func \([^()]*\)/gm, "")),
    counting: new Set([...counting].filter((name) => !set.has(name))),
  };
}
