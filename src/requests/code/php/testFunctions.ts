import type { Call } from "../machine/library.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import { entryOf, isNothing, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";

/** PHP's functions that test a value; undefined if the result is not known. */
export function testedBy(name: string, { args }: Call): boolean | undefined {
  const [first, second] = args.map(({ value }) => value);
  if (first === undefined) return undefined;
  const [text, other] = [plainText(first), plainText(second)];
  switch (name) {
    case "isset":
      return args.length > 1 ? undefined : isThere(first);
    case "empty": {
      const truth = truthIn(first);
      return truth === undefined ? undefined : !truth;
    }
    case "is_null": {
      const there = isThere(first);
      return there === undefined ? undefined : !there;
    }
    case "is_array":
      return isArray(first) ? true : isThere(first) === undefined ? undefined : false;
    case "is_string":
      return isKnownText(first) ? true : isArray(first) ? false : undefined;
    case "array_key_exists":
      if (text === undefined || !isArray(second)) return undefined;
      return entryOf(second, text)?.isSure ?? (second.shape.value.isOpen ? undefined : false);
    case "in_array":
      return text === undefined || !isArray(second) ? undefined : isAmong(text, second);
    case "str_starts_with":
      return hasPart(first, other, "start");
    case "str_ends_with":
      return hasPart(first, other, "end");
    case "str_contains":
      return hasPart(first, other, "anywhere");
    default:
      return undefined;
  }
}

/** Whether a value counts as true; an empty array and "0" do not. */
export function truthIn(value: Value): boolean | undefined {
  if (isArray(value)) {
    const length = lengthOf(value);
    return length === undefined ? undefined : length > 0;
  }
  return plainText(value) === "0" && value.kind === "text" ? false : truthOf(value);
}

/** Whether a value is certainly there, or certainly null. */
function isThere(value: Value): boolean | undefined {
  if (value.kind === "constant") return !isNothing(value);
  const isOpen = value.kind === "unknown" || (value.kind === "text" && !value.isSure);
  return isOpen ? undefined : true;
}

function lengthOf(value: Value): number | undefined {
  if (value.kind !== "thing") return undefined;
  const { entries, isOpen } = value.shape.value;
  const sure = entries.filter(({ isSure }) => isSure).length;
  return sure > 0 ? sure : isOpen || entries.length > 0 ? undefined : 0;
}

function isKnownText(value: Value): boolean {
  return value.kind === "text" && value.isSure;
}

function isAmong(text: string, list: Value): boolean | undefined {
  if (list.kind !== "thing") return undefined;
  const items = list.shape.value.entries.map(({ value }) => nameIn(value)?.text);
  if (items.includes(text)) return true;
  return list.shape.value.isOpen || items.includes(undefined) ? undefined : false;
}
