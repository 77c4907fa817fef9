import { textOf, unknown, type Value } from "./values/values.ts";

const mostTurns = 16;

interface Turns {
  readonly known: readonly { readonly value: Value; readonly isSure: boolean }[];
  /** False where there may be other items. */
  readonly isAll: boolean;
  /** The items are entries of an object, each with a key of its own. */
  readonly haveKeys: boolean;
}

/** The indexes that a counting loop goes through, as a list; see `counts` of `Statement`. */
export function placesOf(
  of: Value | undefined,
  { from, step, ahead }: { readonly from: number; readonly step: number; readonly ahead: number },
): Value | undefined {
  if (of?.kind !== "list" || !of.isComplete || step === 0) return undefined;
  const most = of.items.length - ahead - from;
  const count = Math.max(0, Math.ceil(most / Math.abs(step)));
  const begin = step < 0 ? from + most - 1 : from;
  const items = Array.from({ length: count }, (_, at): Value => {
    return { kind: "constant", value: begin + at * step };
  });
  return { kind: "list", items, isComplete: true };
}

/** What each turn of a loop gets, where that is known. */
export function turnsOf(of: Value, takes: "items" | "entries" | undefined): Turns | undefined {
  if (takes === undefined) return undefined;
  const pair = (key: Value, value: Value): Value => ({
    ...{ kind: "list", items: [key, value], isComplete: true },
  });
  if (of.kind === "list" && of.items.length <= mostTurns) {
    const given = (item: Value, index: Value): Value =>
      takes === "items" ? item : pair(index, item);
    const known = of.items.map((item, index) => {
      return { value: given(item, { kind: "constant", value: index }), isSure: true };
    });
    const more = (of.among ?? [])
      .slice(0, mostTurns - known.length)
      .map((item) => ({ value: given(item, unknown), isSure: false }));
    return { known: [...known, ...more], isAll: of.isComplete, haveKeys: false };
  }
  if (of.kind !== "thing" || takes === "items") return undefined;
  const { entries, isOpen } = of.shape.value;
  if (entries.length > mostTurns) return undefined;
  const known = entries.map(({ name, value, isSure }) => ({
    ...{ value: pair(textOf(name), value), isSure },
  }));
  return { known, isAll: !isOpen, haveKeys: true };
}
