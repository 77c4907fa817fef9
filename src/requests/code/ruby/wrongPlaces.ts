import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import { detachedIn, detachedOf } from "../lost/detached.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { madeOf } from "../clients/bodies.ts";
import { optionValue } from "../clients/sending.ts";
import { withParams } from "../clients/urls.ts";
import type { Value } from "../machine/values.ts";
import { isGiven } from "./rubyCall.ts";

/** Names that people write for `headers`. */
const misspelt = ["header", "Headers", "http_headers"];

/** Headers that stand among the options themselves, in the query, in the body, or under a name that is none. */
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

/** Headers that are given in the place of the query or of the body, themselves or under `headers`. */
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

/** A URL with its query, unless headers stand in the place of it: these are told of for themselves. */
export function withQuery(url: Value, params: Value | undefined, at: Span, run: Run): Value {
  const isWrong = detachedOf(params, "inQuery", at, run).length > 0;
  return isWrong ? url : withParams(url, params, at, run);
}
