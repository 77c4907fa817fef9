import type { Value } from "./values.ts";

/** For an object or list that is one of several: the alternatives. A change to it changes one of these. */
const known = new WeakMap<object, readonly Value[]>();

const most = 16;

/** Notes the alternatives of `made`, each by its inner state (`held`). */
export function isOneOf(
  made: object,
  ways: readonly { readonly held: object; readonly of: Value }[],
): void {
  const all = ways.flatMap(({ held, of }) => known.get(held) ?? [of]);
  known.set(made, [...new Set(all)].slice(0, most));
}

/** The alternatives of an object's shape or a list's items; empty if it is just itself. */
export function sourcesOf(made: object): readonly Value[] {
  return known.get(made) ?? [];
}
