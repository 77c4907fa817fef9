import type { Client, DetachedHeaders, HeaderSlot, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { detachedIn, detachedOf, repaired } from "../detached.ts";
import { typeOfBody } from "../javascript/httpCall.ts";
import type { Arg, Call, Run } from "../run.ts";
import { option, optionValue, sendRequest } from "../sending.ts";
import { withParams } from "../urls.ts";
import { isNothing, type Thing, type Value } from "../values.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { quotedKey, slotAfter, slotInLines, slotInMap, slotUnderKey } from "./headerSlots.ts";
import { isGiven, isOpenValue, spanOfCall } from "./phpCall.ts";

/** A request whose headers, body and query stand in an array of options. */
export interface OptionsCall {
  readonly call: Call;
  readonly client: Client;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  readonly options: Arg | undefined;
  /** Headers of the client, which those of the call are put over. */
  readonly shared?: Value | undefined;
  /** Other options of the client. */
  readonly clientOptions?: Value | undefined;
  readonly query?: string;
  /** Options that are sent as JSON, as a form, and as they are. */
  readonly json?: string;
  readonly forms: readonly string[];
  readonly body: string;
  readonly authorized: readonly string[];
  readonly isOpen?: boolean;
  /** What options would come behind, where none are given. */
  readonly last?: Arg | undefined;
  /** Headers that are no header at all are lines, too. */
  readonly takesLines?: boolean;
  readonly extraHeaders?: readonly Value[];
}

/** Headers as names with values, or, where a client takes these, as lines. */
function headersFrom(value: Value, run: Run): Value {
  if (value.kind === "text" || (value.kind === "native" && value.path === "lines")) {
    return linesOf(value, run);
  }
  if (value.kind !== "thing" || value.shape.value.entries.length === 0) return value;
  return isLines(value) ? linesOf(value, run) : value;
}

export function sendWithOptions(of: OptionsCall, run: Run): void {
  const { call, options, shared } = of;
  const own = options?.value;
  const given = optionValue(own, "headers");
  const headers = given === undefined ? undefined : headersFrom(given, run);
  const [asJson, form, plain] = [of.json === undefined ? [] : [of.json], of.forms, [of.body]].map(
    (names) => names.map((name) => entryIn(own, name)).find((entry) => entry !== undefined),
  );
  const body = asJson ?? form ?? plain;
  const query = of.query === undefined ? undefined : optionValue(own, of.query);
  const isAuthorized = [own, of.clientOptions].some((each) =>
    of.authorized.some((name) => isGiven(optionValue(each, name))),
  );
  const base = shared === undefined ? undefined : headersFrom(shared, run);
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span: spanOfCall(call), method: of.method },
      ...{ url: withParams(of.url, query, of.urlSpan, run), urlSpan: of.urlSpan, nothing: "skips" },
      headers: [base, ...(of.extraHeaders ?? []), headers].flatMap((each) =>
        each === undefined ? [] : [each],
      ),
      implied: {
        ...(asJson === undefined ? {} : { "Content-Type": "application/json" }),
        ...(asJson === undefined && form !== undefined ? { "Content-Type": undefined } : {}),
        ...(asJson === undefined && form === undefined ? typeOfBody(plain?.value) : {}),
      },
      isOpen: of.isOpen === true || (options !== undefined && isOpenValue(own)),
      isAuthorized,
      body: body?.valueSpan,
      slot: slotOf(of, given, body !== undefined, run),
      detached: isGiven(given) ? [] : misplaced(of, run),
    },
    run,
  );
}

function entryIn(options: Value | undefined, name: string) {
  const found = option(options, name);
  return found === undefined || found === "unknown" || isNothing(found.value) ? undefined : found;
}

function slotAmong(value: Value | undefined, run: Run): HeaderSlot | undefined {
  if (value?.kind !== "thing") return undefined;
  const isList = value.shape.value.entries.length > 0 && isLines(value);
  return isList ? slotInLines(value, run) : slotInMap(value, run);
}

function slotOf(
  of: OptionsCall,
  given: Value | undefined,
  hasBody: boolean,
  run: Run,
): HeaderSlot | undefined {
  const key = quotedKey("headers", run);
  if (isGiven(given)) return slotAmong(given, run);
  const shared = slotAmong(of.shared, run);
  const own = slotUnderKey(of.options?.value, key, false, run);
  // What a body needs is not for the requests without one.
  const found = hasBody ? (own ?? shared) : (shared ?? own);
  if (found !== undefined) return found;
  return of.options === undefined && of.last !== undefined
    ? slotAfter(of.last.span.end, run)
    : undefined;
}

/** Headers among the options themselves, under a name that is nearly right, in the body or in the query. */
function misplaced(of: OptionsCall, run: Run): readonly DetachedHeaders[] {
  const { options } = of;
  if (options?.value.kind !== "thing") return [];
  const own = options.value;
  const { entries } = own.shape.value;
  const direct = entries.filter(({ name, value }) => tells(name.text) && value.kind === "text");
  const elsewhere: readonly (readonly [string | undefined, "inBody" | "inQuery"])[] = [
    ...[of.json, ...of.forms, of.body].map((name) => [name, "inBody"] as const),
    [of.query, "inQuery"],
  ];
  return [
    ...detachedOf(
      direct.length === 0 ? undefined : run.thing(direct),
      "misplaced",
      options.span,
      run,
    ),
    ...underOtherName(own, options.span, run),
    ...elsewhere.flatMap(([name, because]) =>
      name === undefined ? [] : detachedIn(optionValue(own, name), because, options.span, run),
    ),
  ];
}

function underOtherName(options: Thing, at: Span, run: Run): readonly DetachedHeaders[] {
  const under = options.shape.value.entries.filter(({ name }) =>
    /^(?:header|Headers?|HEADERS|http_headers)$/.test(name.text),
  );
  return under.flatMap(({ name, value }) => {
    const [first, ...more] = name.runs;
    const isHere = first !== undefined && more.length === 0 && at.start <= first.span.start;
    return repaired(
      detachedOf(headersFrom(value, run), "misplaced", at, run),
      isHere ? [{ span: first.span, text: "headers" }] : undefined,
    );
  });
}
