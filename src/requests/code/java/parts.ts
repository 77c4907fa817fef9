import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import type { Value } from "../machine/values/values.ts";

/** The model of a library class: its constructor, and its methods or those of its objects. */
export interface Part {
  readonly made?: (call: Call, run: Run) => Value;
  readonly called?: (method: string, call: Call, run: Run) => Value | undefined;
}

/** Models by the names of classes and objects used here, see `Native`. */
export type Parts = Readonly<Record<string, Part>>;
