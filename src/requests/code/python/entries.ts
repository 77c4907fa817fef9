import type { Span } from "../../httpRequest.ts";
import { literalSpan } from "../clients/pairs.ts";
import type { Arg } from "../machine/library.ts";
import { nameIn, writtenAt } from "../machine/values/texts.ts";
import type { Entry } from "../machine/values/values.ts";

/** A header passed as name and value; `whole`: what to delete to remove it. */
export function namePlace(key: Arg, value: Arg, whole: Span): Entry {
  const name = nameIn(key.value) ?? writtenAt("", key.span);
  const at = name.runs[0]?.span;
  const isHere = at === undefined || (whole.start <= at.start && at.end <= whole.end);
  // In a helper, name and value are parameters: point at where the value is written.
  const valueSpan = isHere ? value.span : (literalSpan(value.value) ?? value.span);
  return { name, value: value.value, valueSpan, span: whole, isSure: true };
}
