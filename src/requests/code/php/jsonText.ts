import type { Value } from "../machine/values.ts";
import { isArray } from "./arrays.ts";

/** A JSON text, with the array that it was made of. */
export function jsonOf(value: Value | undefined): Value {
  const state = isArray(value) ? { state: value } : {};
  return { kind: "native", path: "json", ...state };
}

/** What a body was made of, where that is to be seen. */
export function madeOf(value: Value | undefined): Value | undefined {
  return value?.kind === "native" && value.path === "json" ? value.state : value;
}
