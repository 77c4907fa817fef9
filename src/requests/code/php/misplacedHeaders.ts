import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { detachedIn, detachedOf, everywhere, repaired } from "../detached.ts";
import type { Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import type { Thing, Value } from "../values.ts";
import { isArray } from "./arrays.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { madeOf } from "./jsonText.ts";
import type { OptionsCall } from "./optionsCall.ts";
import { isGiven } from "./phpCall.ts";

/** Headers as names with values, or, where a client takes these, as lines. */
export function headersInOptions(value: Value, takesLines: boolean, run: Run): Value {
  const isText = value.kind === "text" || (value.kind === "native" && value.path === "lines");
  if (isText) return linesOf(value, run);
  if (value.kind !== "thing" || value.shape.value.entries.length === 0) return value;
  if (isLines(value)) return takesLines ? linesOf(value, run) : namesOnly(value, run);
  return value.shape.value.entries.some((entry) => isArray(entry.value))
    ? withoutLists(value, run)
    : value;
}

/** Lines are no headers where names with values are asked for. */
function namesOnly(value: Thing, run: Run): Value {
  return run.thing([], { isOpen: value.shape.value.isOpen, origin: value });
}

/** A header with a list of one value has that value. */
function withoutLists(value: Thing, run: Run): Value {
  const { entries, isOpen } = value.shape.value;
  const own = entries.map((entry) => {
    if (!isArray(entry.value)) return entry;
    const [only, ...more] = entry.value.shape.value.entries;
    if (only === undefined || more.length > 0 || entry.value.shape.value.isOpen) return entry;
    return { ...entry, value: only.value, valueSpan: only.valueSpan };
  });
  const { literal, foldsCase } = value;
  return run.thing(own, {
    ...{ isOpen, origin: value },
    ...(literal === undefined ? {} : { literal }),
    ...(foldsCase === undefined ? {} : { foldsCase }),
  });
}

/**
 * Headers that a call does not find: among its options, under a name that is nearly right, in the body, in the
 * query, in an argument too many, or as lines where it wants names; and the same of its client.
 */
export function misplacedHeaders(
  of: OptionsCall,
  given: Value | undefined,
  run: Run,
): readonly DetachedHeaders[] {
  const { options, clientOptions, shared, beside = [] } = of;
  const own = options?.value;
  const elsewhere: readonly (readonly [string | undefined, "inBody" | "inQuery"])[] = [
    ...[of.json, ...of.forms, of.body].map((name) => [name, "inBody"] as const),
    [of.query, "inQuery"],
  ];
  const at = options?.span ?? everywhere;
  const takesLines = of.takesLines === true;
  return [
    ...(isGiven(given) ? wrongLines(given, takesLines, run) : besideHeaders(own, at, run)),
    ...(isGiven(given)
      ? []
      : elsewhere.flatMap(([name, because]) =>
          name === undefined ? [] : detachedIn(madeOf(optionValue(own, name)), because, at, run),
        )),
    ...wrongLines(shared, takesLines, run),
    ...(isGiven(shared) ? [] : besideHeaders(clientOptions, everywhere, run)),
    ...beside.flatMap((arg) =>
      arg === undefined ? [] : headersOfArgument(arg.value, arg.span, run),
    ),
  ];
}

function wrongLines(
  headers: Value | undefined,
  takesLines: boolean,
  run: Run,
): readonly DetachedHeaders[] {
  if (takesLines || !isArray(headers) || !isLines(headers)) return [];
  return detachedOf(linesOf(headers, run), "misplaced", everywhere, run);
}

/** Headers that are an argument, or stand in one under their name. */
export function headersOfArgument(value: Value, at: Span, run: Run): readonly DetachedHeaders[] {
  if (!isArray(value)) return [];
  const isList = value.shape.value.entries.length > 0 && isLines(value);
  const whole = isList ? linesOf(value, run) : value;
  return [...detachedOf(whole, "misplaced", at, run), ...detachedIn(value, "misplaced", at, run)];
}

const nearly = /^(?:header|Headers?|HEADERS|http_headers|httpheader|httpHeaders)$/;

/** Where clients of former times had defaults for all requests. */
const former = /^(?:defaults|default_options|defaultOptions|request\.options|options)$/;

/** Headers among options, under a name that is nearly theirs, or under one that once was. */
function besideHeaders(options: Value | undefined, at: Span, run: Run): readonly DetachedHeaders[] {
  if (!isArray(options)) return [];
  const { entries } = options.shape.value;
  const direct = entries.filter(({ name, value }) => tells(name.text) && value.kind === "text");
  const isHere = (span: Span): boolean => at.start <= span.start;
  return [
    ...(direct.length === 0 ? [] : detachedOf(run.thing(direct), "misplaced", at, run)),
    ...entries
      .filter(({ name }) => nearly.test(name.text))
      .flatMap(({ name, value }) => {
        const [first, ...more] = name.runs;
        const isAlone = first !== undefined && more.length === 0 && isHere(first.span);
        return repaired(
          detachedOf(headersInOptions(value, true, run), "misplaced", at, run),
          isAlone ? [{ span: first.span, text: "headers" }] : undefined,
        );
      }),
    ...entries
      .filter(({ name }) => former.test(name.text))
      .flatMap(({ value }) => detachedIn(value, "misplaced", at, run)),
    ...(entries.length > 0 && isLines(options) && at !== everywhere
      ? detachedOf(linesOf(options, run), "misplaced", at, run)
      : []),
  ];
}
