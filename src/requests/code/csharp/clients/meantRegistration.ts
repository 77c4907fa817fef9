import { optionValue } from "../../clients/sending.ts";
import type { Run } from "../../machine/run.ts";
import { entryOf, type Thing } from "../../machine/values/values.ts";

/**
 * The registration that a name without one of its own probably means: it differs only in case, is of a class with that
 * name, or has a longer or shorter name under which nothing is created.
 */
export function meantBy(name: string | undefined, run: Run): Thing | undefined {
  if (name === undefined || !/^named ./.test(name)) return undefined;
  const plain = name.toLowerCase();
  const isMeant = (key: string): boolean =>
    key.toLowerCase().replace(/^client (?:named|typed) /, "named ") === plain;
  return [...run.shared].find(([key]) => isMeant(key))?.[1] ?? unusedLike(name, run);
}

/**
 * The only registration with an Accept whose name, or the constant that holds it, is much like `name`, if no client of
 * it can be created: what sets it up has to be meant for someone.
 */
function unusedLike(name: string, run: Run): Thing | undefined {
  // What is created is known only when all has been seen once.
  if (!run.hasGathered || run.shared.has("created named ?")) return undefined;
  const known = [...run.shared];
  const [found, ...others] = known.flatMap(([key, state]) => {
    const [, own] = /^client named (.+)/.exec(key) ?? [];
    const at = entryOf(state, "registeredAs")?.valueSpan;
    if (own === undefined || at === undefined) return [];
    const written = run.source(at);
    const isUsed =
      run.shared.has(`created named ${own}`) ||
      run.text.split(written).length > 2 ||
      known.some(([other, of]) => of === state && other.startsWith("client typed "));
    const isLike = [own, written.replace(/^.*\./s, "")].some((each) =>
      areLike(each, name.slice(6)),
    );
    const headers = optionValue(state, "headers");
    const accept = headers?.kind === "thing" ? entryOf(headers, "Accept") : undefined;
    return isLike && !isUsed && accept?.isSure === true ? [state] : [];
  });
  return others.length === 0 ? found : undefined;
}

/** Whether one name contains the other, apart from case and separators. */
function areLike(one: string, other: string): boolean {
  const [shorter = "", longer = ""] = [one, other]
    .map((each) => each.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""))
    .toSorted((a, b) => a.length - b.length);
  return shorter.length > 3 && longer.includes(shorter);
}
