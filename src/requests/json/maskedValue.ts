import type { Value } from "../httpRequest.ts";
import { known, spanOf, type Written } from "../places/written.ts";

/** A header value of a Data Connector: `****`, which Intercom shows for every value, is unknown. */
export function maskedValue(written: Written): Value {
  if (!/^\*{3,}$/.test(written.text.trim())) return known(written);
  return { kind: "unknown", source: written.text, span: spanOf(written), runs: written.runs };
}
