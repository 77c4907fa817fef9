import { itemOf } from "../machine/values/items.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, unknown, type Value } from "../machine/values/values.ts";

/** `settings.dig(:api, :headers)`: each key is looked up in what is under the one before, if there is something. */
export function dig(self: Value, keys: readonly Arg[], run: Run): Value {
  return keys.reduce<Value>((of, { value, span, isMany }) => {
    if (isNothing(of)) return of;
    return isMany === true ? unknown : itemOf(of, value, span, run);
  }, self);
}
