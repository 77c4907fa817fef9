import type { Span } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { wholeStatement } from "./wholeStatement.ts";
import { literalSpan } from "../clients/pairs.ts";
import type { Run } from "./run.ts";
import { entryOf, type Entry, type Value } from "./values.ts";

/** What an assignment puts under a name; `whole` goes when it goes. */
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
  // What any name and value may pass through is not their place.
  const valueSpan = isHere ? written : (literalSpan(value) ?? written);
  return { name, value, valueSpan, span: wholeStatement(text, whole), isSure: true };
}

/** Whether it is an object of headers with a token in it. */
export function hasToken(value: Value | undefined): boolean {
  return value?.kind === "thing" && entryOf(value, "Authorization")?.isSure === true;
}
