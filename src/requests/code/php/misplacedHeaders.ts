import { isJson } from "../clients/bodies.ts";
import type { DetachedHeaders, Detachment, Span } from "../../httpRequest.ts";
import { detachedOf, everywhere, repaired } from "../lost/detached.ts";
import type { Run } from "../machine/run.ts";
import type { Thing, Value } from "../machine/values.ts";
import { isArray } from "./arrays.ts";
import { withoutCurlLines } from "./curlOption.ts";
import { isLines, linesOf } from "./headerLines.ts";
import type { OptionsCall } from "./optionsCall.ts";
import { isGiven } from "./phpCall.ts";
import { strayHeaders } from "./strayHeaders.ts";

/** How headers may be given beside names with values: as an array of lines, as one text of these. */
export type TakenLines = "lines" | "text" | "either" | undefined;

/** Headers as names with values, or, where a client takes these, as lines. */
export function headersInOptions(value: Value, takes: TakenLines, run: Run): Value {
  if (isOneText(value)) return takesText(takes) ? linesOf(value, run) : run.thing([]);
  if (isJson(value)) return run.thing([]);
  if (value.kind !== "thing" || value.shape.value.entries.length === 0) return value;
  if (isLines(value)) return takesList(takes) ? linesOf(value, run) : namesOnly(value, run);
  return value.shape.value.entries.some((entry) => isArray(entry.value))
    ? withoutLists(value, run)
    : value;
}

function takesText(takes: TakenLines): boolean {
  return takes === "text" || takes === "either";
}

function takesList(takes: TakenLines): boolean {
  return takes === "lines" || takes === "either";
}

function isOneText(value: Value): boolean {
  return value.kind === "text" || (value.kind === "native" && value.path === "lines");
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
  const { options, shared, beside = [] } = of;
  const [own, clientOptions] = [options?.value, of.clientOptions].map((each) =>
    each !== undefined && of.client === "guzzle" ? withoutCurlLines(each, run) : each,
  );
  const at = options?.span ?? everywhere;
  const { takes } = of;
  const becauseOf = (name: string): Detachment =>
    [of.json, of.body, ...of.forms].includes(name)
      ? "inBody"
      : name === of.query
        ? "inQuery"
        : "misplaced";
  return [
    ...(isGiven(given)
      ? wrongHeaders(given, takes, at, run)
      : besideHeaders(own, becauseOf, at, run)),
    ...(shared === undefined ? [] : wrongHeaders(shared, takes, everywhere, run)),
    ...(isGiven(shared) && isArray(shared) && shared.shape.value.entries.length > 0
      ? []
      : besideHeaders(clientOptions, becauseOf, everywhere, run)),
    ...beside.flatMap((arg) =>
      arg === undefined ? [] : strayHeaders(arg.value, "misplaced", arg.span, run),
    ),
  ];
}

/** In the place of headers, but not as the client takes them. */
function wrongHeaders(
  headers: Value,
  takes: TakenLines,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  if (isOneText(headers)) {
    return takesText(takes) ? [] : detachedOf(linesOf(headers, run), "misplaced", everywhere, run);
  }
  if (!isArray(headers)) return strayHeaders(headers, "misplaced", at, run);
  if (isLines(headers) && !takesList(takes))
    return strayHeaders(headers, "misplaced", everywhere, run);
  return headers.shape.value.entries.flatMap(({ value }) =>
    strayHeaders(value, "misplaced", everywhere, run),
  );
}

const nearly = /^(?:header|Headers?|HEADERS|http_headers|httpheader|httpHeaders)$/;

/** Headers among options: an option that is nearly named as theirs can be renamed. */
function besideHeaders(
  options: Value | undefined,
  becauseOf: (name: string) => Detachment,
  at: Span,
  run: Run,
): readonly DetachedHeaders[] {
  if (!isArray(options)) return [];
  const { entries } = options.shape.value;
  if (entries.length > 0 && isLines(options)) return strayHeaders(options, "misplaced", at, run);
  const direct = entries.filter(({ value }) => value.kind === "text");
  return [
    ...strayHeaders(run.thing(direct), "misplaced", at, run),
    ...entries.flatMap(({ name, value }) => {
      if (value.kind === "text" && !nearly.test(name.text)) return [];
      if (name.text === "headers") return [];
      if (!nearly.test(name.text)) return strayHeaders(value, becauseOf(name.text), at, run);
      const [first, ...more] = name.runs;
      const isAlone = first !== undefined && more.length === 0 && at.start <= first.span.start;
      return repaired(
        detachedOf(headersInOptions(value, "either", run), "misplaced", at, run),
        isAlone ? [{ span: first.span, text: "headers" }] : undefined,
      );
    }),
  ];
}
