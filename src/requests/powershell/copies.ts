import type { Span } from "../httpRequest.ts";
import { nameIn } from "./boundNames.ts";
import type { Entry } from "./expression.ts";
import { effectOf, type Mention } from "./mentions.ts";
import type { Script } from "./script.ts";

/** The variable that an expression clones: `$headers.Clone()`. */
export function copiedIn(text: string, { start, end }: Span): string | undefined {
  const source = text.slice(start, Math.min(end, start + 200)).trim();
  const [, copied] = /^(\$[^\s.()]+)\.Clone\(\)$/i.exec(source) ?? [];
  return copied === undefined ? undefined : nameIn(copied);
}

/** Whether a clone shares nothing with its original, as nested tables would be. */
export function isFlat(entries: readonly Entry[]): boolean {
  return entries.every(
    ({ name, value }) => value.kind !== "table" && name.text.toLowerCase() !== "headers",
  );
}

/** The entries put into a variable that is never used otherwise; none if it is. */
export function putOnly(
  script: Script,
  mentions: readonly Mention[],
  bound: number,
): readonly Entry[] {
  const puts = mentions
    .filter(({ at }) => at !== bound)
    .map((mention) => effectOf(script, mention)?.entry);
  const known = puts.filter((entry) => entry !== undefined);
  return known.length === puts.length ? known : [];
}
