import type { Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Client } from "../../../client.ts";
import { saidOfBody, type SaidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { withParams } from "../../clients/urls.ts";
import { isNothing, type Value } from "../../machine/values/values.ts";
import { basicOption } from "./basicOption.ts";
import { curlLines, isHandledByCurl } from "./curlOption.ts";
import { replacedBy } from "./formerHeaders.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { quotedKey, slotAfter, slotInLines, slotInMap, slotUnderKey } from "./headerSlots.ts";
import { headersInOptions, misplacedHeaders, type TakenLines } from "./misplacedHeaders.ts";
import { strayHeaders } from "./strayHeaders.ts";
import { isGiven } from "../../clients/state.ts";
import { isOpenValue, spanOfCall } from "../phpCall.ts";

/** A request whose headers, body and query are in an array of options. */
export interface OptionsCall {
  readonly call: Call;
  readonly client: Client;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  readonly options: Arg | undefined;
  /** The client's headers, which the call's override. */
  readonly shared?: Value | undefined;
  /** The client's other options. */
  readonly clientOptions?: Value | undefined;
  readonly query?: string;
  /** The options for a JSON body, a form, and a raw body. */
  readonly json?: string;
  readonly forms: readonly string[];
  readonly body: string;
  /** The one of `forms` that is sent URL-encoded. */
  readonly fields?: string;
  /** An array as the body is sent as form fields. */
  readonly takesFields?: true;
  readonly authorized: readonly string[];
  readonly isOpen?: boolean;
  /** See `Sending`. */
  readonly lent?: Span | undefined;
  /** The argument after which options can be added, if there are none. */
  readonly last?: Arg | undefined;
  readonly takes?: TakenLines;
  /** Headers that those of `shared` override. */
  readonly below?: Value | undefined;
  /** Headers that override those of `shared`. */
  readonly extraHeaders?: readonly Value[];
  /** Arguments that this call ignores. */
  readonly beside?: readonly (Arg | undefined)[];
}

export function sendWithOptions(of: OptionsCall, run: Run): void {
  const { call, options, shared } = of;
  const own = options?.value;
  const found = option(own, "headers");
  const given = found === "unknown" ? undefined : found?.value;
  const read = (value: Value): Value => headersInOptions(value, of.takes, run);
  const headers = found === "unknown" ? ({ kind: "unknown" } as const) : given && read(given);
  const [asJson, form, plain] = [of.json === undefined ? [] : [of.json], of.forms, [of.body]].map(
    (names) => names.map((name) => entryIn(own, name)).find((entry) => entry !== undefined),
  );
  const body = asJson ?? form ?? plain;
  const isAuthorized = [own, of.clientOptions].some((each) =>
    of.authorized.some((name) => isGiven(optionValue(each, name))),
  );
  const base = shared === undefined ? undefined : read(shared);
  const isOpen =
    (options !== undefined && isOpenValue(own)) || [own, of.clientOptions].some(isHandledByCurl);
  const lines = of.client === "guzzle" ? curlLines(own, of.clientOptions) : undefined;
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span: spanOfCall(call), method: of.method },
      ...{
        url: queriesOf(of).reduce((url, query) => withQuery(url, query, of.urlSpan, run), of.url),
        urlSpan: of.urlSpan,
        nothing: "skips",
      },
      headers:
        lines === undefined
          ? [of.below, base, ...(of.extraHeaders ?? []), headers, basicIn(of, run)].flatMap(
              (each) => (each === undefined ? [] : [each]),
            )
          : [linesOf(lines, run)],
      ...(asJson === undefined
        ? form === undefined
          ? saidOfBody(plain?.value, of.takesFields === true, run)
          : saidOfForm(of, own)
        : { implied: { "Content-Type": "application/json" } }),
      ...{ isOpen: of.isOpen === true || isOpen, lent: isOpen ? undefined : of.lent },
      isAuthorized,
      body: body?.valueSpan,
      slot: slotOf(of, given, body !== undefined, run),
      detached: [
        ...misplacedHeaders(of, given, run),
        ...(found === "unknown" ? [] : replacedBy(found, read, run)),
      ],
    },
    run,
  );
}

/** The queries to add to the URL; Guzzle's request option replaces the client's. */
function queriesOf({ query, client, options, clientOptions }: OptionsCall): readonly Value[] {
  if (query === undefined) return [];
  const own = optionValue(options?.value, query);
  const found = option(clientOptions, query);
  // Unknown options rarely contain a query.
  const shared = found === undefined || found === "unknown" ? [] : [found.value];
  if (own === undefined) return shared;
  return client === "guzzle" ? [own] : [...shared, own];
}

/** Adds a query, unless it consists of misplaced headers. */
function withQuery(url: Value, query: Value, at: Span, run: Run): Value {
  const isStray = strayHeaders(query, "inQuery", at, run).length > 0;
  return isStray ? url : withParams(url, query, at, run);
}

/** The header from `auth`, of the request or else the client, which overrides others. */
function basicIn({ authorized, options, clientOptions }: OptionsCall, run: Run): Value | undefined {
  if (!authorized.includes("auth")) return undefined;
  const isOwn = option(options?.value, "auth") !== undefined;
  const entry = basicOption(isOwn ? options?.value : clientOptions, "auth", run);
  return entry && run.thing([entry]);
}

/** Multipart bodies set their own type. */
function saidOfForm({ fields }: OptionsCall, options: Value | undefined): SaidOfBody {
  const isPlain = fields !== undefined && entryIn(options, fields) !== undefined;
  return isPlain ? { formBody: true } : { implied: { "Content-Type": undefined } };
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
  // An existing key must not be added again.
  if (given !== undefined) return isGiven(given) ? slotAmong(given, run) : undefined;
  const shared = slotAmong(of.shared, run);
  const own = slotUnderKey(of.options?.value, key, false, run);
  // A header that a body needs belongs into the call; others into the client.
  const found = hasBody ? (own ?? shared) : (shared ?? own);
  if (found !== undefined) return found;
  return of.options === undefined && of.last !== undefined
    ? slotAfter(of.last.span.end, run)
    : undefined;
}
