import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Entry, Native, Value } from "../machine/values.ts";

/** One thing of a library: the names below it are asked for with its own name left out. */
export interface Model {
  readonly call?: (method: string, call: Call, run: Run) => Value | undefined;
  readonly assign?: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  readonly item?: (of: Native, key: Arg, run: Run) => Value | undefined;
}
