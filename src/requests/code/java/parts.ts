import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import type { Value } from "../machine/values.ts";

/** What a class of a library is: what `new` makes of it, and what its methods do, or those of its objects. */
export interface Part {
  readonly made?: (call: Call, run: Run) => Value;
  readonly called?: (method: string, call: Call, run: Run) => Value | undefined;
}

/** By the names that classes and their objects have in here, see `Native`. */
export type Parts = Readonly<Record<string, Part>>;
