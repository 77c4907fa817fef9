import { tells } from "../../knownHeaders.ts";
import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import type { TextEdit } from "../../extraction.ts";
import { detachedIn, detachedOf, everywhere, insertion, repaired } from "../lost/detached.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { option } from "../clients/sending.ts";
import { isNothing, type Value } from "../machine/values/values.ts";
import { pairsIn } from "./clients/headersObject.ts";
import type { OptionsCall } from "./clients/httpCall.ts";
import { paramsIn } from "./searchParams.ts";

/** Headers that a call is given where it does not look for them. */
export function strayedIn(of: OptionsCall, run: Run): readonly DetachedHeaders[] {
  const { options, params, takesPlain, call } = of;
  const found = option(options?.value, "headers");
  const at = options?.span ?? everywhere;
  const given = found === "unknown" ? undefined : found?.value;
  return [
    ...misplaced(options, run, of.ownOptions),
    ...repaired(
      detachedOf(pairsIn(options?.value), "misplaced", at, run),
      options === undefined ? undefined : asHeaders(options, run),
    ),
    ...(takesPlain === true ? detachedOf(pairsIn(given), "notCopied", at, run) : []),
    // A config passed as headers.
    ...detachedIn(given, "misplaced", at, run),
    ...(found === "unknown" || options === undefined ? [] : replacedBy(found, options, run)),
    ...strayedOf(params, "inQuery", call.at, run),
    ...(of.unread ?? []).flatMap((arg) =>
      arg === undefined ? [] : strayedOf(arg.value, "misplaced", arg.span, run),
    ),
  ];
}

/** Headers in the place of something else, directly or in a `headers` entry. */
export function strayedOf(
  value: Value | undefined,
  because: "inBody" | "inQuery" | "misplaced",
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  const own = areHeaders(value) ? detachedOf(value, because, at, run) : [];
  return [...detachedIn(value, because, at, run), ...own];
}

/** Whether an object can only be headers; others also have members that sound like them. */
function areHeaders(value: Value | undefined): boolean {
  const thing = pairsIn(value) ?? value;
  if (thing?.kind !== "thing") return false;
  return thing.shape.value.entries.some(
    ({ name, value: own }) =>
      /^(?:authorization|accept|content-type|intercom-version)$/i.test(name.text) &&
      own.kind === "text" &&
      (own.written.text.includes("/") || /^(?:a.*n|intercom-version)$/i.test(name.text)),
  );
}

/** The parameters for a query; headers put there by mistake are left out. */
export function queryIn(params: Value | undefined, run: Run): Value | undefined {
  const isStray = strayedOf(params, "inQuery", everywhere, run).length > 0;
  return isStray ? undefined : paramsIn(params);
}

/** Headers in the options that were replaced by others. */
function replacedBy(
  found: ReturnType<typeof option>,
  { span }: Arg,
  run: Run,
): readonly DetachedHeaders[] {
  if (found === undefined || found === "unknown" || found.replaces === undefined) return [];
  const { start, end } = found.valueSpan;
  const at = span.start <= start && end <= span.end ? found.valueSpan : span;
  return detachedOf(found.replaces, "replaced", at, run);
}

/** Wrong option names under which people nest options. */
const nesting = /^(?:options|config|init|requestInit|fetchOptions|requestOptions|settings)$/;

/** Headers directly among the options, or under a nearly right name. */
export function misplaced(
  options: Arg | undefined,
  run: Run,
  ownOptions?: RegExp,
): readonly DetachedHeaders[] {
  if (options?.value.kind !== "thing") return [];
  const { entries } = options.value.shape.value;
  const hasHeaders = entries.some(
    ({ name, value }) => name.text === "headers" && !isNothing(value),
  );
  const direct = entries.filter(
    ({ name, value }) =>
      tells(name.text) && value.kind === "text" && ownOptions?.test(name.text) !== true,
  );
  const under = entries.filter(({ name }) =>
    /^(?:header|Headers?|httpHeaders|http_headers)$/.test(name.text),
  );
  const nested = entries.filter(({ name }) => nesting.test(name.text));
  return [
    ...repaired(
      detachedOf(
        direct.length === 0 ? undefined : run.thing(direct),
        "misplaced",
        options.span,
        run,
      ),
      hasHeaders || direct.length < entries.length ? undefined : asHeaders(options, run),
    ),
    ...under.flatMap(({ name, value }) => {
      const [run0, ...more] = name.runs;
      const isHere =
        run0 !== undefined && more.length === 0 && run0.span.start >= options.span.start;
      return repaired(
        detachedOf(value, "misplaced", options.span, run),
        isHere && !hasHeaders ? [{ span: run0.span, text: "headers" }] : undefined,
      );
    }),
    ...nested.flatMap(({ value }) => detachedIn(value, "misplaced", options.span, run)),
  ];
}

/** The edits that wrap headers into options: inside the literal's braces, or around the argument. */
function asHeaders({ value, span }: Arg, { text }: Run): readonly TextEdit[] {
  const literal = value.kind === "thing" ? value.literal : undefined;
  const isHere =
    literal?.start === span.start && literal.end === span.end && text[span.start] === "{";
  return isHere
    ? [insertion(literal.start + 1, " headers: {"), insertion(literal.end - 1, "} ")]
    : [insertion(span.start, "{ headers: "), insertion(span.end, " }")];
}
