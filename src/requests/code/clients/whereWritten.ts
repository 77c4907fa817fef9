import type { Span } from "../../httpRequest.ts";
import { isWithin } from "../../places/isWithin.ts";
import type { Run } from "../machine/run.ts";
import type { Entry } from "../machine/values/values.ts";
import { literalSpan } from "./pairs.ts";

/** Where a text that is passed through variables is written as a literal. */
export function whereWritten({ value, valueSpan }: Entry): Span {
  const [only, ...others] = value.kind === "text" ? value.written.runs : [];
  if (only === undefined || others.length > 0 || only.length === 0) return valueSpan;
  const isHere = valueSpan.start <= only.span.start && only.span.end <= valueSpan.end;
  return isHere || value.kind !== "text" || value.others.length > 0 ? valueSpan : only.span;
}

/**
 * Where a text is written that is passed to a function of the file, or is a parameter's default: a fix has to change
 * it there, as other calls pass other texts.
 */
export function whereGiven({ value, valueSpan, lead }: Entry, { sites, bound }: Run): Span {
  const written =
    value.kind === "text" && value.others.length === 0 ? literalSpan(value) : undefined;
  if (value.kind !== "text" || written === undefined || lead !== undefined) return valueSpan;
  const isWhole = value.written.runs.every(
    ({ variable, span }) => variable !== true && isWithin(span, written),
  );
  const isArgument = [...sites, ...bound].some(
    (site) => isWithin(written, site) && !isWithin(valueSpan, site),
  );
  return isWhole && (value.isDefault === true || isArgument) ? written : valueSpan;
}
