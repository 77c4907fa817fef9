import type { ClassValue, Native, Value } from "../values/values.ts";

/**
 * Turns several base classes into one chain, in the order in which Python searches them (C3 linearization): each is a
 * copy that has the next one as its `base`.
 */
export function lineOf(bases: readonly (Value | undefined)[]): Value | undefined {
  const known = bases.filter((base) => base !== undefined);
  if (known.length < 2) return known[0];
  const lines = known.map(ancestors);
  const ends = known.map(endOf).filter((end) => end !== undefined);
  // An unknown base may override members of a known one.
  const end = ends.find(({ kind }) => kind !== "native") ?? ends[0];
  return merged(lines).reduceRight<Value | undefined>((base, type) => ({ ...type, base }), end);
}

/** A class and its base classes in the file, the nearest first. */
export function ancestors(of: Value | undefined): ClassValue[] {
  const line: ClassValue[] = [];
  for (let type = of; type?.kind === "class" && line.length < longest; type = type.base) {
    line.push(type);
  }
  return line;
}

/** The base of the last class that is in the file: of a library, unknown, or none. */
export function endOf(of: Value): Value | undefined {
  const last = ancestors(of).at(-1);
  return last === undefined ? of : last.base;
}

/** The class of a library at the end of the chain of base classes. */
export function nativeBase(type: Value): Native | undefined {
  const end = endOf(type);
  return end?.kind === "native" ? end : undefined;
}

const longest = 20;

/** Merges the chains so that no class comes before its subclass. */
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
