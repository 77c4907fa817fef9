import type { Span } from "../../httpRequest.ts";
import { isWithin } from "../../places/isWithin.ts";
import type { Run } from "../machine/run.ts";
import type { Entry } from "../machine/values.ts";
import { literalSpan } from "./pairs.ts";

/** A text that another place hands on is pointed at where it stands. */
export function whereWritten({ value, valueSpan }: Entry): Span {
  const [only, ...others] = value.kind === "text" ? value.written.runs : [];
  if (only === undefined || others.length > 0 || only.length === 0) return valueSpan;
  const isHere = valueSpan.start <= only.span.start && only.span.end <= valueSpan.end;
  return isHere || value.kind !== "text" || value.others.length > 0 ? valueSpan : only.span;
}

/**
 * A text that a call hands on to a function of the file, or that a parameter has where nobody gives another one, is
 * pointed at and changed where it stands: others call the function with other texts.
 */
export function whereGiven({ value, valueSpan, lead }: Entry, { sites }: Run): Span {
  const written =
    value.kind === "text" && value.others.length === 0 ? literalSpan(value) : undefined;
  if (value.kind !== "text" || written === undefined || lead !== undefined) return valueSpan;
  const isWhole = value.written.runs.every(
    ({ variable, span }) => variable !== true && isWithin(span, written),
  );
  const isArgument = sites.some((site) => isWithin(written, site) && !isWithin(valueSpan, site));
  return isWhole && (value.isDefault === true || isArgument) ? written : valueSpan;
}
