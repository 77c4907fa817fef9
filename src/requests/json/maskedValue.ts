import type { Value } from "../httpRequest.ts";
import { known, spanOf, type Written } from "../places/written.ts";

/** A value as a Data Connector shows it: Intercom writes `****` for each, which says nothing of what is sent. */
export function maskedValue(written: Written): Value {
  if (!/^\*{3,}$/.test(written.text.trim())) return known(written);
  return { kind: "unknown", source: written.text, span: spanOf(written), runs: written.runs };
}
