import { isJson } from "../../clients/bodies.ts";
import type { DetachedHeaders, Detachment, Span } from "../../../httpRequest.ts";
import { detachedOf, everywhere, repaired } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Thing, Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { withoutCurlLines } from "./curlOption.ts";
import { isLines, linesOf } from "./headerLines.ts";
import type { OptionsCall } from "./optionsCall.ts";
import { isGiven } from "../../clients/state.ts";
import { strayHeaders } from "./strayHeaders.ts";

/** Whether a client also takes headers as lines: in an array, or in one text. */
export type TakenLines = "lines" | "text" | "either" | undefined;

/** Headers from names with values or, if the client takes them, lines. */
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

/** An empty object: lines are no headers where names are expected. */
function namesOnly(value: Thing, run: Run): Value {
  return run.thing([], { isOpen: value.shape.value.isOpen, origin: value });
}

/** Headers whose value is a list of one, with that as the value. */
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
 * Headers in the wrong place: among the options, under a nearly right name, in body or query, in an extra argument,
 * or as lines where names are expected; in the call or its client.
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

/** Headers in the right place but in a form that the client does not take. */
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

/** Headers among options; a nearly right option name can be renamed. */
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
