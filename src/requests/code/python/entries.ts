import type { Span } from "../../httpRequest.ts";
import { literalSpan } from "../clients/pairs.ts";
import type { Arg } from "../machine/library.ts";
import { nameIn, writtenAt } from "../machine/texts.ts";
import type { Entry } from "../machine/values.ts";

/** A header that a call is given as a name and a value; `whole` is what goes when it goes. */
export function namePlace(key: Arg, value: Arg, whole: Span): Entry {
  const name = nameIn(key.value) ?? writtenAt("", key.span);
  const at = name.runs[0]?.span;
  const isHere = at === undefined || (whole.start <= at.start && at.end <= whole.end);
  // What names and values pass through is not their place.
  const valueSpan = isHere ? value.span : (literalSpan(value.value) ?? value.span);
  return { name, value: value.value, valueSpan, span: whole, isSure: true };
}
