import type { ClassValue, Native, Value } from "./values.ts";

/**
 * What a class extends, where that is several classes: one line of them, in the order in which Python and its
 * like look for a member (C3). Each stands in it for itself, with the next one as its base.
 */
export function lineOf(bases: readonly (Value | undefined)[]): Value | undefined {
  const known = bases.filter((base) => base !== undefined);
  if (known.length < 2) return known[0];
  const lines = known.map(ancestors);
  const ends = known.map(endOf).filter((end) => end !== undefined);
  // What nobody knows may hide what is known.
  const end = ends.find(({ kind }) => kind !== "native") ?? ends[0];
  return merged(lines).reduceRight<Value | undefined>((base, type) => ({ ...type, base }), end);
}

/** A class of the file and those before it. */
export function ancestors(of: Value | undefined): ClassValue[] {
  const line: ClassValue[] = [];
  for (let type = of; type?.kind === "class" && line.length < longest; type = type.base) {
    line.push(type);
  }
  return line;
}

/** What stands behind the last class of the file. */
export function endOf(of: Value): Value | undefined {
  const last = ancestors(of).at(-1);
  return last === undefined ? of : last.base;
}

/** The class of a library that the classes of the file come down to. */
export function nativeBase(type: Value): Native | undefined {
  const end = endOf(type);
  return end?.kind === "native" ? end : undefined;
}

const longest = 20;

/** The lines as one, in which none stands before one that extends it. */
function merged(lines: ClassValue[][]): readonly ClassValue[] {
  const line: ClassValue[] = [];
  for (;;) {
    const heads = lines.flatMap(([head]) => head ?? []);
    const isBehind = ({ code }: ClassValue): boolean =>
      lines.some((each) => each.slice(1).some((other) => other.code === code));
    const next = heads.find((head) => !isBehind(head)) ?? heads[0];
    if (next === undefined || line.length >= longest) return line;
    line.push(next);
    for (const each of lines) {
      const at = each.findIndex(({ code }) => code === next.code);
      if (at !== -1) each.splice(at, 1);
    }
  }
}
