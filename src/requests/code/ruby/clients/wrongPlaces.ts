import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import { detachedIn, detachedOf } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { madeOf } from "../../clients/bodies.ts";
import { optionValue } from "../../clients/sending.ts";
import { withParams } from "../../clients/urls.ts";
import type { Value } from "../../machine/values/values.ts";
import { isGiven } from "../../clients/state.ts";

/** Names that people write instead of `headers`. */
const misspelt = ["header", "Headers", "http_headers"];

/** Headers directly among the options, in query or body, or under a wrong name. */
export function wrongInOptions(
  options: Value | undefined,
  query: string,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  return [
    ...detachedOf(options, "misplaced", at, run),
    ...detachedOf(optionValue(options, query), "inQuery", at, run),
    ...detachedIn(optionValue(options, query), "inQuery", at, run),
    ...detachedOf(madeOf(optionValue(options, "body")), "inBody", at, run),
    ...detachedIn(madeOf(optionValue(options, "body")), "inBody", at, run),
    ...misspelt.flatMap((name) => detachedOf(optionValue(options, name), "misplaced", at, run)),
  ];
}

/** Headers passed as the query or body, directly or under `headers`. */
export function wrongInArgument(
  arg: Arg | undefined,
  because: "inBody" | "inQuery",
  run: Run,
): readonly DetachedHeaders[] {
  if (arg === undefined || !isGiven(arg.value)) return [];
  const value = madeOf(arg.value);
  return [
    ...detachedOf(value, because, arg.span, run),
    ...detachedIn(value, because, arg.span, run),
  ];
}

/** A URL with its query, unless that consists of misplaced headers. */
export function withQuery(url: Value, params: Value | undefined, at: Span, run: Run): Value {
  const isWrong = detachedOf(params, "inQuery", at, run).length > 0;
  return isWrong ? url : withParams(url, params, at, run);
}
