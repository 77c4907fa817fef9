import type { Span } from "../../../httpRequest.ts";
import { withParams } from "../../clients/urls.ts";
import type { Arg } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import type { Value } from "../../machine/values/values.ts";

/** A URL with one more query parameter, by name and value, or with those of one object. */
export function withQuery(url: Value, [first, second]: readonly Arg[], at: Span, run: Run): Value {
  const name = first?.value.kind === "text" ? first.value.written : undefined;
  if (second === undefined || name === undefined || first === undefined)
    return withParams(url, first?.value, at, run);
  const pair = run.thing([]);
  const { span } = second;
  run.put(pair, { name, value: second.value, valueSpan: span, span, isSure: true });
  return withParams(url, pair, at, run);
}
