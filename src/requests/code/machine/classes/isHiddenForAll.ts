import { ancestors } from "./bases.ts";
import { methodOf } from "./methodOf.ts";
import type { Run } from "../run.ts";
import type { FunctionValue } from "../values/values.ts";

/**
 * Whether every struct that embeds the method's own one has a method that hides it, and nothing outside the package
 * sees it: nobody is meant to call it any more but those methods.
 */
export function isHiddenForAll({ code, home }: FunctionValue, run: Run): boolean {
  const { name } = code;
  if (home === undefined || name === undefined || run.library.isHidden?.(name) !== true)
    return false;
  const around = [...run.classes].filter(
    (type) =>
      type.code.part !== undefined &&
      type.code !== home.code &&
      ancestors(type).some((each) => each.code === home.code),
  );
  return (
    around.length > 0 && around.every((type) => methodOf(type, name, undefined)?.code !== code)
  );
}
