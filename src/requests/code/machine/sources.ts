import type { Value } from "./values.ts";

/** What stands for one of several objects or lists, and these: what is done with it is done with one of them. */
const known = new WeakMap<object, readonly Value[]>();

const most = 16;

/** Notes what something may be, by what it holds. */
export function isOneOf(
  made: object,
  ways: readonly { readonly held: object; readonly of: Value }[],
): void {
  const all = ways.flatMap(({ held, of }) => known.get(held) ?? [of]);
  known.set(made, [...new Set(all)].slice(0, most));
}

/** What something stands for that holds this. */
export function sourcesOf(made: object): readonly Value[] {
  return known.get(made) ?? [];
}
