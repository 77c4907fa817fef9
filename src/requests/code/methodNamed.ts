import type { Span } from "../httpRequest.ts";
import { plainText } from "./texts.ts";
import { isNothing, type Value } from "./values.ts";

/** The method that a value names, and where it is written; GET where nothing does. */
export function methodNamed(
  value: Value | undefined,
  span: Span | undefined,
): { readonly text: string; readonly span: Span | undefined } {
  if (value === undefined || isNothing(value)) return { text: "GET", span: undefined };
  const text = plainText(value);
  const isHere = span !== undefined && span.start < span.end;
  if (text === undefined) return { text: "$METHOD", span };
  return { text: text === "" ? "GET" : text.toUpperCase(), span: isHere ? span : undefined };
}
