import type { Text, Value } from "./values.ts";

/**
 * Whether a text begins with, ends with or contains another one; undefined where that depends on its unknown parts.
 */
export function hasPart(
  of: Value | undefined,
  part: string | undefined,
  where: "start" | "end" | "anywhere",
): boolean | undefined {
  if (of?.kind !== "text" || part === undefined || !of.isSure || of.others.length > 0)
    return undefined;
  const { text } = of.written;
  const [start, end] = knownEnds(of);
  const isKnown = start.length === text.length;
  if (where === "anywhere") return start.includes(part) || (isKnown ? false : undefined);
  const [own, whole] =
    where === "start" ? [start, text.startsWith(part)] : [end, text.endsWith(part)];
  const isLongEnough = isKnown || own.length >= part.length;
  if (isLongEnough) return whole;
  const sought = where === "start" ? part.slice(0, own.length) : part.slice(-own.length);
  return own === "" || own === sought ? undefined : false;
}

/** What is known of a text before its first and after its last unknown part. */
function knownEnds({ written: { text, runs } }: Text): readonly [string, string] {
  const holes = runs.filter(({ variable }) => variable === true);
  const [first, last] = [holes[0], holes.at(-1)];
  if (first === undefined || last === undefined) return [text, text];
  return [text.slice(0, first.at), text.slice(last.at + last.length)];
}
