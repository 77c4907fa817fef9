import type { Arg } from "./library.ts";
import { unknown, type Native, type Value } from "./values.ts";

/** What a value may be, each of which is known; where one of them is not, nothing but the value itself. */
export function waysOf(value: Value): readonly Value[] {
  const of = value.kind === "unknown" ? value.of : undefined;
  return of === undefined || of.includes(unknown) ? [value] : of;
}

/** The arguments of a call of a library, in each way that one of them may be. */
export function waysOfArgs(args: readonly Arg[]): readonly (readonly Arg[])[] {
  const at = args.findIndex(({ value }) => value.kind === "unknown" && value.of !== undefined);
  const arg = args[at];
  if (arg === undefined) return [args];
  const ways = waysOf(arg.value);
  if (ways.length > 1 && isAnyCopied(ways)) return [args];
  return ways.map((value) => args.with(at, { ...arg, value }));
}

/** Whether one is made of another: it has more than that where something is so, and is left to be in doubt. */
function isAnyCopied(ways: readonly Value[]): boolean {
  const texts = ways.flatMap((way) => (way.kind === "native" ? textsIn(way) : []));
  return new Set(texts).size < texts.length;
}

function textsIn({ state }: Native): readonly Value[] {
  const entries = state?.shape.value.entries ?? [];
  return entries.flatMap(({ value }) => (value.kind === "text" ? [value] : []));
}
