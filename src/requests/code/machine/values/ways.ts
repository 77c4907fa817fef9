import type { Arg } from "../library.ts";
import { unknown, type Native, type Value } from "./values.ts";

/** The alternatives of a value, if all are known; otherwise the value itself. */
export function waysOf(value: Value): readonly Value[] {
  const of = value.kind === "unknown" ? value.of : undefined;
  return of === undefined || of.includes(unknown) ? [value] : of;
}

/** The arguments of a call, once for each alternative of the first argument that has some. */
export function waysOfArgs(args: readonly Arg[]): readonly (readonly Arg[])[] {
  const at = args.findIndex(({ value }) => value.kind === "unknown" && value.of !== undefined);
  const arg = args[at];
  if (arg === undefined) return [args];
  const ways = waysOf(arg.value);
  if (ways.length > 1 && isAnyCopied(ways)) return [args];
  return ways.map((value) => args.with(at, { ...arg, value }));
}

/** Whether one alternative is a changed copy of another (they share texts): then they are not told apart. */
function isAnyCopied(ways: readonly Value[]): boolean {
  const texts = ways.flatMap((way) => (way.kind === "native" ? textsIn(way) : []));
  return new Set(texts).size < texts.length;
}

function textsIn({ state }: Native): readonly Value[] {
  const entries = state?.shape.value.entries ?? [];
  return entries.flatMap(({ value }) => (value.kind === "text" ? [value] : []));
}
