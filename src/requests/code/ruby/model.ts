import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Entry, Native, Value } from "../machine/values/values.ts";

/** The model of one library object; names are given without its own path. */
export interface Model {
  readonly call?: (method: string, call: Call, run: Run) => Value | undefined;
  readonly assign?: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  readonly item?: (of: Native, key: Arg, run: Run) => Value | undefined;
}
