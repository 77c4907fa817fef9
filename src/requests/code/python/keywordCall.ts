import type { Client, DetachedHeaders, HeaderSlot, Span } from "../../httpRequest.ts";
import { indentAt } from "../../jsonHeaders.ts";
import { tells } from "../../knownHeaders.ts";
import { lineEndOf } from "../../textLines.ts";
import { detachedIn, detachedOf, insertion, repaired } from "../detached.ts";
import type { Arg, Call, Run } from "../run.ts";
import { withoutPairs } from "../pairs.ts";
import { sendRequest, type NothingAsHeader } from "../sending.ts";
import { slotBehind, slotIn, type ObjectStyle } from "../slots.ts";
import { withParams } from "../urls.ts";
import { isNothing, unknown, type Thing, type Value } from "../values.ts";

export const dictStyle: ObjectStyle = { between: ": ", pad: "", nameQuote: "none" };

/** Arguments by name or place; `names` are those of the places, in their order. */
export function argumentsOf(
  { args }: Call,
  names: readonly string[],
): { readonly get: (name: string) => Arg | undefined; readonly isOpen: boolean } {
  const positional = args.filter(({ name, isMany }) => name === undefined && isMany !== true);
  return {
    get(name) {
      const at = names.indexOf(name);
      const given = args.find((arg) => arg.name === name) ?? (at < 0 ? undefined : positional[at]);
      return given === undefined || isNothing(given.value) ? undefined : given;
    },
    isOpen: args.some(({ isMany }) => isMany === true),
  };
}

/** A call of requests, httpx or aiohttp: a URL, and the rest mostly by name. */
export interface KeywordCall {
  readonly call: Call;
  readonly client: Client;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** The names of what is given by place. */
  readonly names: readonly string[];
  /** Joins the URL to that of the session. */
  readonly url: (given: Value, at: Span) => Value;
  /** Headers of a session, which those of the call are put over. */
  readonly defaults?: readonly Value[];
  /** Where headers of the session are written, if anywhere. */
  readonly shared?: Thing | undefined;
  readonly params?: Value | undefined;
  readonly isOpen?: boolean;
  readonly isAuthorized?: boolean;
  readonly implied?: Readonly<Record<string, string | undefined>>;
  readonly nothing: NothingAsHeader;
}

export function sendKeywordCall(of: KeywordCall, run: Run): Value {
  const { call } = of;
  const { get, isOpen } = argumentsOf(call, of.names);
  const url = get("url");
  if (url === undefined) return unknown;
  const headers = get("headers");
  const [json, data] = [get("json"), get("data") ?? get("content")];
  const [params, files] = [get("params"), get("files")];
  const body = json ?? data ?? files;
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span: { start: call.at.start, end: call.at.end } },
      ...{ method: of.method, nothing: of.nothing, urlSpan: url.span },
      detached: misplaced([params, data, json], headers !== undefined, of, run),
      url: withParams(
        of.url(url.value, url.span),
        queryOf(params?.value) ?? of.params,
        url.span,
        run,
      ),
      headers: [
        ...(of.defaults ?? []),
        ...(headers === undefined ? [] : [withoutPairs(headers.value, run)]),
      ],
      implied: {
        ...of.implied,
        ...(json === undefined ? {} : { "Content-Type": "application/json" }),
        ...(json === undefined && data !== undefined ? typeOfData(data.value) : {}),
        ...(files === undefined ? {} : { "Content-Type": undefined }),
      },
      isOpen: isOpen || of.isOpen === true,
      isAuthorized: of.isAuthorized === true || get("auth") !== undefined,
      body: body?.span,
      slot: slotOf(of, headers, run),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** Texts have no type of their own; anything that is not to be seen may have one. */
function typeOfData(data: Value): Readonly<Record<string, undefined>> {
  if (data.kind === "text" || (data.kind === "native" && data.path === "json")) return {};
  return { "Content-Type": undefined };
}

function slotOf(of: KeywordCall, headers: Arg | undefined, run: Run): HeaderSlot | undefined {
  if (headers !== undefined) {
    const literal = headers.value.kind === "thing" ? headers.value.literal : undefined;
    return literal === undefined || run.spoiled.has(literal)
      ? undefined
      : slotIn(run.text, literal, dictStyle);
  }
  const literal = of.shared?.literal;
  if (literal !== undefined && !run.spoiled.has(literal)) {
    return slotIn(run.text, literal, dictStyle);
  }
  return headersBehind(of.call, run);
}

/** `headers={…}` as one more argument, which may also be the one at `place`, on a line of its own where the others are. */
export function headersBehind(
  { args, at }: Call,
  { text }: Run,
  place = Infinity,
): HeaderSlot | undefined {
  const last = at.args.at(-1);
  // What stands there and is nothing would be there twice.
  const positional = args.filter(({ name }) => name === undefined);
  if (positional.length > place || args.some(({ name }) => name === "headers")) return undefined;
  if (last === undefined || args.some(({ isMany }) => isMany === true)) return undefined;
  const indent = indentAt(text, last.start);
  const lead = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  return slotBehind(last.end, `${lead}headers={`, "}", dictStyle);
}

/** Headers in the place of the parameters or of the body. */
function misplaced(
  given: readonly (Arg | undefined)[],
  hasHeaders: boolean,
  { call }: KeywordCall,
  run: Run,
): readonly DetachedHeaders[] {
  const [params] = given;
  return given.flatMap((arg) => {
    if (arg === undefined) return [];
    const because = arg === params ? "inQuery" : "inBody";
    const inside = detachedIn(arg.value, because, arg.span, run);
    if (inside.length > 0) return inside;
    const isPositional = !hasHeaders && arg.name === undefined && call.args.at(-1) === arg;
    const repair = isPositional ? [insertion(arg.span.start, "headers=")] : undefined;
    return repaired(
      looksLikeHeaders(arg.value) ? detachedOf(arg.value, because, arg.span, run) : [],
      repair,
    );
  });
}

/** Headers in this place are a mistake, and no query. */
function queryOf(params: Value | undefined): Value | undefined {
  return params === undefined || looksLikeHeaders(params) ? undefined : params;
}

function looksLikeHeaders(value: Value): boolean {
  return value.kind === "thing" && value.shape.value.entries.some(({ name }) => tells(name.text));
}
