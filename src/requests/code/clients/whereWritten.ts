import type { Span } from "../../httpRequest.ts";
import type { Entry } from "../machine/values.ts";

/** A text that another place hands on is pointed at where it stands. */
export function whereWritten({ value, valueSpan }: Entry): Span {
  const [only, ...others] = value.kind === "text" ? value.written.runs : [];
  if (only === undefined || others.length > 0 || only.length === 0) return valueSpan;
  const isHere = valueSpan.start <= only.span.start && only.span.end <= valueSpan.end;
  return isHere || value.kind !== "text" || value.others.length > 0 ? valueSpan : only.span;
}
