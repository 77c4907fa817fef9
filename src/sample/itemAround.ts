/** The item at a number from 0, where past the end the list begins again; an empty list has none and throws. */
export function itemAround<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length];
  if (item === undefined) throw new RangeError("An empty list has no items.");
  return item;
}
