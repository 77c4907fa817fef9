import { either, unlessGiven } from "../machine/values/either.ts";
import { plainText } from "../machine/values/texts.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import { isNothing, unknown, type Value } from "../machine/values/values.ts";
import { wordsOf } from "./wordList.ts";

/** `${value:-otherwise}`; `keepsEmpty`: `${value-otherwise}`. */
export function orElse(value: Value, otherwise: Value, keepsEmpty: boolean): Value {
  const truth = setness(value, keepsEmpty);
  if (truth === undefined)
    return isOutside(value) ? unlessGiven(unknown, otherwise) : either(value, otherwise);
  return truth ? value : otherwise;
}

/** Whether nothing of a value stands in the script. */
export function isOutside(value: Value): boolean {
  if (value.kind !== "text") return value.kind === "unknown";
  return value.others.length === 0 && value.written.runs.every(({ variable }) => variable === true);
}

/** Whether a value is set and not empty; `countsEmpty`: an empty text that the script wrote is set as well. */
export function setness(value: Value, countsEmpty = false): boolean | undefined {
  if (isNothing(value)) return false;
  // What has no place in the script stands for a variable that is not set.
  if (countsEmpty && plainText(value) === "" && value.kind === "text")
    return value.written.runs.length > 0;
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
