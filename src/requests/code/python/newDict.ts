import type { Arg } from "../machine/library.ts";
import { namedEntry } from "../machine/values/namedEntry.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { dictOf, merged } from "./dicts.ts";

/** `dict(a, Accept="…")`, and other dictionary classes with the same constructor. */
export function newDict(args: readonly Arg[], run: Run, foldsCase?: true): Value {
  const positional = args.filter(({ name }) => name === undefined);
  const [first] = positional;
  const origin = foldsCase === true && first?.isMany !== true ? copiedBy(first, run) : undefined;
  const made =
    first === undefined || foldsCase === true
      ? run.thing([], { ...(foldsCase && { foldsCase }), ...(origin && { origin }) })
      : merged([first.isMany === true ? unknown : first.value], run);
  if (foldsCase === true) {
    for (const { value, isMany } of positional) {
      if (!isNothing(value)) spread(made, isMany === true ? unknown : dictOf(value, run), run);
    }
  }
  for (const arg of args) if (arg.name !== undefined) run.put(made, namedEntry(arg));
  return made;
}

/** The headers that another object of headers is made from. */
function copiedBy(given: Arg | undefined, run: Run): Thing | undefined {
  const value = given && dictOf(given.value, run);
  return value?.kind === "thing" ? value : undefined;
}
