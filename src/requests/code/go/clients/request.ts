import type { Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { beginRequest, headersNow, put, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { placeUnder, slotAfter, type ObjectStyle } from "../../slots.ts";
import { asText } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import { entryOf, isNothing, joined, unknown } from "../../machine/values/values.ts";
import type { Entry, Native, Thing, Value } from "../../machine/values/values.ts";
import { headerOf, headerOfRequest, isTaken, replaceHeader } from "./header.ts";
import { headersInBody, isWithoutBody, kindOfRequest } from "./body.ts";
import { otherHeaders } from "./server.ts";
import { asUrl, copyOfUrl } from "../url.ts";

/** `http.NewRequest(method, url, body)`; `NewRequestWithContext` has a context first. */
export function newRequest(call: Call, run: Run): Value {
  const hasContext = call.path.endsWith("WithContext");
  const [method, url, body] = hasContext ? call.args.slice(1) : call.args;
  if (url === undefined || call.args.some(({ isMany }) => isMany)) return unknown;
  const request = begin({ call, url, method, body: isNoBody(body) ? undefined : body }, run);
  if (hasContext) putContext(request.state, call, run);
  return { kind: "list", items: [request, unknown], isComplete: true };
}

/** Keeps the context that a call gives a request first. */
function putContext(state: Thing | undefined, { args: [context] }: Call, run: Run): void {
  if (state !== undefined && context !== undefined)
    put(state, "context", context.value, context.span, run);
}

function isNoBody(body: Arg | undefined): boolean {
  return body?.value.kind === "native" && body.value.path === "http.NoBody";
}

type Begun = Pick<
  Parameters<typeof beginRequest>[0],
  "call" | "url" | "method" | "body" | "headers" | "implied"
> & { readonly slot?: (state: Thing) => HeaderSlot | undefined };

/** How each request was begun, by its shape. */
const begun = new WeakMap<Thing["shape"], Begun>();

/** Begins a request that another call sends. */
export function begin(of: Begun, run: Run): Native {
  const url = of.url && { ...of.url, value: asUrl(of.url.value, run) };
  const slot = of.slot ?? ((state: Thing) => slotOf(of.call, state, run));
  const request = beginRequest(
    {
      ...{ ...of, url, slot, path: "http.Request", client: "goHttp", isOnlyIfSent: true },
      ...{ detached: (state) => headersInBody(state, run), bodyKind: kindOfRequest },
    },
    run,
  );
  if (request.state !== undefined) begun.set(request.state.shape, { ...of, slot });
  return request;
}

/** The place for a statement that sets a header: after the one that made the request or replaced its headers. */
function slotOf({ at }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  if (isTaken(optionValue(state, "headers"), run)) return undefined;
  const moved = entryOf(state, "moved")?.valueSpan;
  if (moved !== undefined) return slotBehindMove(moved, run);
  if (at.result === undefined) return undefined;
  const { name, from, after } = at.result;
  return slotAfter(run.text, [from, after], `${name}.Header.Set(`, ")");
}

/** The place after `r.Header = …`, which may be in another function; the request has its name from there. */
function slotBehindMove({ start, end }: Span, { text }: Run): HeaderSlot | undefined {
  // The span of a whole statement includes its line end.
  const statement = text.slice(start, end).trimEnd();
  const [, name] = /^\s*([\w.]{1,200})\.Header\s*=/.exec(statement) ?? [];
  if (name === undefined) return undefined;
  const last = start + statement.length;
  return slotAfter(text, [Math.min(start + 1, last), last], `${name}.Header.Set(`, ")");
}

/** `&http.Request{Method: …, URL: …, Header: …}`. */
export function requestLiteral(call: Call, run: Run): Value {
  const [given] = call.args;
  const field = (name: string): Arg | undefined => {
    const value = optionValue(given?.value, name);
    return value === undefined || given === undefined ? undefined : { value, span: given.span };
  };
  const header = field("Header");
  const headers = header === undefined ? undefined : headerOf(header.value, run).state;
  const more = { url: field("URL"), method: field("Method"), body: field("Body"), headers };
  // Without a `Header` field there is no map to set headers in.
  const slot = (state: Thing): HeaderSlot | undefined =>
    header !== undefined || entryOf(state, "moved") !== undefined
      ? slotOf(call, state, run)
      : slotInLiteral(given?.value, call, run);
  return begin({ call, ...more, slot }, run);
}

/** The place for a `Header` field in a request literal. */
function slotInLiteral(given: Value | undefined, { at }: Call, run: Run): HeaderSlot | undefined {
  const literal = given?.kind === "thing" ? given.literal : undefined;
  const [, http] = /^&?\s*(\w+)\.Request\b/.exec(run.text.slice(at.start, at.start + 100)) ?? [];
  if (literal === undefined || http === undefined) return undefined;
  const { offset, before, after } = placeUnder(run.text, literal, fields);
  return {
    ...{ offset, before: `${before}Header: ${http}.Header{`, separator: ", ", after: `}${after}` },
    item: { open: "", between: ": {", close: "}" },
  };
}

const fields: ObjectStyle = { between: ": ", pad: "", nameQuote: "none" };

/**
 * A copy of a request, which is sent instead: with its own headers (`Clone`), or sharing them (`WithContext`,
 * pointers).
 */
export function copyOf(of: Native, call: Call, hasOwnHeaders: boolean, run: Run): Value {
  const { state } = of;
  const first = state && begun.get(state.shape);
  if (state === undefined || first === undefined) return of;
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return unknown;
  const { entries, isOpen } = headers.shape.value;
  const own = hasOwnHeaders
    ? run.thing(entries, { isOpen, foldsCase: true, origin: headers })
    : headers;
  const field = (name: string): Arg | undefined => {
    const entry = entryOf(state, name);
    if (entry === undefined) return undefined;
    const value = name === "url" && hasOwnHeaders ? copyOfUrl(entry.value, run) : entry.value;
    return { value, span: entry.valueSpan };
  };
  const isSame = !hasOwnHeaders || call.at.result === undefined;
  const ownSlot = isSame ? {} : { slot: (it: Thing) => slotOf(call, it, run) };
  const more = { url: field("url"), method: field("method"), body: field("body"), headers: own };
  const copy = begin({ ...first, ...more, ...ownSlot }, run);
  if (copy.state === undefined) return copy;
  put(state, "copy", copy.state, call.at, run);
  // What a function gave back for its caller to send is the copy from now on, unless the caller sends it after all.
  run.take(state, "outside");
  putContext(copy.state, call, run);
  // Headers of a copy are set after the copy, wherever the original's were replaced.
  for (const name of isSame ? ["authorized", "moved"] : ["authorized"]) {
    const entry = entryOf(state, name);
    if (entry !== undefined) run.put(copy.state, entry);
  }
  if (state.shape.value.isOpen) run.open(copy.state, 0);
  return copy;
}

/** Fields of a request: `request.Header`, `request.URL`. */
export function memberOfRequest(of: Native, name: string, run: Run): Value | undefined {
  if (/^resty\./.test(of.path) && of.state !== undefined && name === "Header")
    return headerOfRequest(of);
  if (of.path === "resty.Request" && name === "RawRequest") return { ...of, path: "http.Request" };
  if (of.path !== "http.Request") return undefined;
  if (name === "Header") return headerOfRequest(of);
  // A library's request wraps an `http.Request`.
  if (name === "Request") return of;
  if (name === "URL" && of.state !== undefined) {
    const entry = entryOf(of.state, "url");
    if (entry === undefined) return unknown;
    const url = asUrl(entry.value, run);
    if (url !== entry.value) put(of.state, "url", url, entry.valueSpan, run);
    return url;
  }
  if (name === "Body" && isWithoutBody(of.state)) return { kind: "constant", value: null };
  if (/^(?:Trailer|(?:Post)?Form)$/.test(name)) return otherHeaders(run);
  return /^(?:Body|Host|Method|ContentLength|Response|URL)$/.test(name) ? unknown : undefined;
}

/** Whether a name is a request's field, for types that embed one. */
export function isMemberOfRequest(name: string): boolean {
  return /^(?:Header|URL|Body|Host|Method|ContentLength)$/.test(name);
}

/** Assigns to a field of a request. */
export function assignToRequest(of: Native, name: string, entry: Entry, run: Run): boolean {
  const { state } = of;
  if (state === undefined) return false;
  if (name === "Header") replaceHeader(state, entry, run);
  if (name === "Method") put(state, "method", entry.value, entry.valueSpan, run);
  if (name === "Body" && isNothing(entry.value)) run.take(state, "body");
  else if (name === "Body") put(state, "body", entry.value, entry.valueSpan, run);
  if (name === "URL") put(state, "url", asUrl(entry.value, run), entry.valueSpan, run);
  return true;
}

/** Methods of a request. */
export function callRequest(method: string, call: Call, run: Run): Value {
  const { state, at, self } = call;
  if (state === undefined) return unknown;
  if (method === "Clone" || method === "WithContext") {
    return self?.kind === "native" ? copyOf(self, call, method === "Clone", run) : unknown;
  }
  if (method === "Context") return optionValue(state, "context") ?? unknown;
  // The same body once more, or none.
  if (method === "GetBody") {
    const body = optionValue(state, "body") ?? { kind: "constant", value: null };
    return { kind: "list", items: [body, unknown], isComplete: true };
  }
  if (method === "SetBasicAuth") putHeader(headersNow(state), basicAuth(call, run), at, run);
  if (method === "AddCookie") put(state, "authorized", { kind: "constant", value: true }, at, run);
  return unknown;
}

/** The Authorization header for a user and password. */
export function basicAuth({ at, args }: Call, run: Run): readonly [Arg, Arg] {
  const [user] = args;
  const span = { start: at.start, end: at.end };
  const key = sign("Authorization", span);
  const place = { kind: "other", parts: [], ...(user?.span ?? span) } as const;
  const value = joined([sign("Basic ", span), asText(unknown, place, run)]);
  return [
    { value: key, span },
    { value, span },
  ];
}
