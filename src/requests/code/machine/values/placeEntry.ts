import type { Span } from "../../../httpRequest.ts";
import type { Written } from "../../../places/written.ts";
import { wholeStatement } from "../wholeStatement.ts";
import { literalSpan } from "../../clients/pairs.ts";
import type { Run } from "../run.ts";
import { entryOf, type Entry, type Value } from "./values.ts";

/** The entry that an assignment makes; `whole`: the span to delete with it. */
export function entryAt(
  place: Span,
  name: Written,
  value: Value,
  whole: Span & { readonly value?: Span },
  { text }: Run,
): Entry {
  const written = whole.value ?? whole;
  const at = name.runs[0]?.span;
  const isHere = at === undefined || (place.start <= at.start && at.end <= place.end);
  // Inside a helper that assigns any name and value, the literal at the call is the place to show.
  const valueSpan = isHere ? written : (literalSpan(value) ?? written);
  return { name, value, valueSpan, span: wholeStatement(text, whole), isSure: true };
}

/** Whether it is an object of headers that certainly has an Authorization. */
export function hasToken(value: Value | undefined): boolean {
  return value?.kind === "thing" && entryOf(value, "Authorization")?.isSure === true;
}
