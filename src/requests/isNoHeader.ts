import { placeFilledIn } from "./curl/filledIn.ts";
import type { Written } from "./places/written.ts";

/** Whether a line can be no header, whatever is filled in: a name has neither blanks nor signs of equality. */
export function isNoHeader({ text, runs }: Written): boolean {
  const variable = runs.find((run) => run.variable === true)?.at ?? text.length;
  const known = text.slice(0, Math.min(variable, placeFilledIn(text)));
  return /^[^:;]*[^:;\s][\s=][^:;]*$/.test(known);
}
