import { writtenAt } from "./texts.ts";
import type { Arg } from "../library.ts";
import type { Entry } from "./values.ts";

/** A named argument as the entry of an object, with the place of its name where that is written before the value. */
export function namedEntry({ name = "", value, span, place }: Arg): Entry {
  const entry = { value, valueSpan: span, isSure: true };
  if (place === undefined) {
    return { ...entry, name: writtenAt(name, { start: span.start, end: span.start }), span };
  }
  const { nameSpan, element } = place;
  const whole = { start: element.start, end: element.end };
  return { ...entry, name: writtenAt(name, nameSpan, "key"), span: whole, element };
}
