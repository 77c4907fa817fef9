import { placeFilledIn } from "./curl/filledIn.ts";
import type { Written } from "./places/written.ts";

/**
 * Whether a line cannot be a header, whatever its variables stand for: before the colon there are blanks or an equals
 * sign.
 */
export function isNoHeader({ text, runs }: Written): boolean {
  const variable = runs.find((run) => run.variable === true)?.at ?? text.length;
  const known = text.slice(0, Math.min(variable, placeFilledIn(text)));
  return /^[^:;]*[^:;\s][\s=][^:;]*$/.test(known);
}
