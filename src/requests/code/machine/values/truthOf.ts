import { unknown, type Value } from "./values.ts";

/** Whether a value counts as true in a condition; undefined where that is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "constant":
      return Boolean(value.value);
    case "text":
      if (!value.isSure || value.others.length > 0) return undefined;
      return value.written.text === "" ? false : true;
    case "unknown":
    case "list":
    case "native":
      return undefined;
    case "thing":
    case "function":
    case "class":
      return true;
  }
}

/** The result of a test as a value; unknown where it is not known. */
export function asValue(truth: boolean | undefined): Value {
  return truth === undefined ? unknown : { kind: "constant", value: truth };
}
