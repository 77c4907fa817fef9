import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import { namePlace } from "./entries.ts";
import { none } from "./none.ts";

/** Methods that change Twisted's `Headers`: each header has several values, one `setRawHeaders` sets all of them. */
export function callRawHeaders(
  self: Thing,
  method: string,
  { args, at }: Pick<Call, "args" | "at">,
  run: Run,
): Value {
  const [name, given] = args;
  const key = plainText(name?.value);
  if (name === undefined || key === undefined) putAnywhere(self, run);
  else if (method === "removeHeader") run.take(self, key);
  else if (given === undefined) putAnywhere(self, run);
  else {
    // One more value beside those that are there.
    const isMore = method === "addRawHeader" && entryOf(self, key) !== undefined;
    const value = isMore ? unknown : given.value;
    run.put(self, namePlace(name, { ...given, value }, wholeStatement(run.text, at)));
  }
  return none(self);
}
