import { either } from "../machine/either.ts";
import { truthOf } from "../machine/truthOf.ts";
import { isNothing, type Value } from "../machine/values.ts";
import { wordsOf } from "./wordList.ts";

/** `${value:-otherwise}`. */
export function orElse(value: Value, otherwise: Value): Value {
  const truth = setness(value);
  if (truth === undefined) return either(value, otherwise);
  return truth ? value : otherwise;
}

/** Whether a value is set and not empty. */
export function setness(value: Value): boolean | undefined {
  if (isNothing(value)) return false;
  if (value.kind === "thing")
    return value.shape.value.isOpen ? undefined : wordsOf(value).length > 0;
  if (value.kind === "text" && value.written.runs.some(({ variable }) => variable === true)) {
    return value.written.runs.some(({ variable, length }) => variable !== true && length > 0) &&
      value.isSure
      ? true
      : undefined;
  }
  return truthOf(value);
}
