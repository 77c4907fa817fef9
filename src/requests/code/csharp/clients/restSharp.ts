import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { tells } from "../../../knownHeaders.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { formBody } from "../../clients/bodies.ts";
import {
  beginRequest,
  has,
  headersNow,
  put,
  putHeader,
  spanOfSetter,
} from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotInChain } from "../../slots.ts";
import { plainText } from "../../machine/values/texts.ts";
import { textIn } from "../../clients/urls.ts";
import { withQuery } from "./withQuery.ts";
import { itemsIn } from "../lists.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { authorization } from "./headerObjects.ts";
import { mayBeSegment } from "./segments.ts";
import { slotBehind } from "../slots.ts";

/** `new RestRequest("path", Method.Get)`; its state: see `beginRequest`, with `parameters` that are no headers. */
export function newRestRequest(call: Call, run: Run): Native {
  const places = call.args.filter(({ name }) => name === undefined || /^[a-z]/.test(name));
  const isMethod = ({ span }: Arg): boolean => /\bMethod\.\w+$/.test(run.source(span));
  const url = places.find((arg) => !isMethod(arg) && textIn(arg.value) !== undefined);
  const first = places[0] !== undefined && !isMethod(places[0]) ? places[0] : undefined;
  const address = url ?? first;
  const request = beginRequest(
    {
      ...{
        path: "restRequest",
        client: "restSharp",
        isOnlyIfSent: true,
        call,
        method: places.find(isMethod) ?? places[1],
      },
      url: address && { ...address, value: textIn(address.value) ?? unknown },
      slot: () => slotOf(call, run),
      implied: typeOfBody,
      detached: (state) => inParameters(state, run),
    },
    run,
  );
  const { state } = request;
  if (state === undefined) return request;
  put(state, "parameters", run.thing([], { foldsCase: true }), call.at, run);
  for (const { name = "", value, span } of call.args)
    setProperty(request, name, { value, span }, run);
  return request;
}

/** Headers passed as query or form parameters by mistake. */
function inParameters(state: Thing, run: Run): readonly DetachedHeaders[] {
  return detachedOf(optionValue(state, "parameters"), "inQuery", everywhere, run);
}

/** Serializers set the body's Content-Type. */
function typeOfBody(state: Thing): Readonly<Record<string, undefined>> {
  return has(state, "body") && !isForm(state) ? { "Content-Type": undefined } : {};
}

function isForm(state: Thing): boolean {
  return optionValue(state, "body") === formBody;
}

/** Parameters become form fields if the method has a body and there is no other body or file. */
export function putFields(state: Thing, run: Run): void {
  const fields = entryOf(state, "fields");
  const verb = plainText(optionValue(state, "method")) ?? "";
  if (fields?.isSure !== true || has(state, "body") || has(state, "parts")) return;
  if (/^(?:post|put|patch)$/i.test(verb)) put(state, "body", fields.value, fields.valueSpan, run);
}

function slotOf({ at }: Call, run: Run): HeaderSlot | undefined {
  const { result } = at;
  const isChain = run.text
    .slice(at.end, at.end + 200)
    .trimStart()
    .startsWith(".");
  if (result === undefined) return isChain ? slotInChain(run.text, at.end, "AddHeader") : undefined;
  return slotBehind(result, "AddHeader", run);
}

/** `request.AddHeader(…)`, `request.AddJsonBody(…)` and others, which return the request. */
export function callRestRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  const headers = headersNow(state);
  if (state === undefined || self === undefined || headers === undefined) return unknown;
  if (/^Add(?:OrUpdate)?Header$/.test(method))
    putHeader(headers, args, spanOfSetter(call, run), run);
  else if (/^Add(?:OrUpdate)?Headers$/.test(method)) putAll(headers, first?.value, run);
  else if (method === "AddStringBody") putText(state, headers, args, call, run);
  else if (/Body$|^AddFile$/.test(method)) put(state, "body", unknown, first?.span ?? at, run);
  else if (method === "AddObject") putField(state, first?.span ?? at, run);
  else if (/^Add(?:OrUpdate)?(?:Query)?Parameter$/.test(method))
    addParameter(state, headers, call, run);
  else if (/^(?:AddUrlSegment|Add(?:OrUpdate)?Parameters)$/.test(method))
    put(state, "segments", unknown, at, run);
  else if (method === "AddCookie") put(state, method, unknown, at, run);
  else if (!/^(?:Dispose|ToString|GetType)$/.test(method)) run.open(self);
  return self;
}

/** Sets a body of text with its media type, which gives way to a header that names one. */
function putText(
  state: Thing,
  headers: Thing,
  [text, type]: readonly (Arg | undefined)[],
  call: Call,
  run: Run,
): void {
  const { at } = call;
  put(state, "body", text?.value ?? unknown, text?.span ?? at, run);
  if (type?.value.kind !== "text" || entryOf(headers, "Content-Type") !== undefined) return;
  putHeader(headers, [contentType(at), type], spanOfSetter(call, run), run);
}

function contentType(at: Span): Arg {
  return { value: textOf({ text: "Content-Type", runs: [] }), span: at };
}

function putAll(headers: Thing, given: Value | undefined, run: Run): void {
  const items = given && itemsIn(given);
  if (items !== undefined) for (const item of items) putPair(headers, item, run);
  else spread(headers, given ?? unknown, run);
}

function putPair(headers: Thing, item: Value, run: Run): void {
  const pair = item.kind === "thing" ? item : undefined;
  const [name, value] = [optionValue(pair, "Key"), optionValue(pair, "Value")];
  const at = { start: 0, end: 0 };
  putHeader(headers, [name && { value: name, span: at }, value && { value, span: at }], at, run);
}

/** Notes form fields, which make one body. */
function putField(state: Thing, span: Span, run: Run): void {
  if (!has(state, "fields")) put(state, "fields", formBody, span, run);
}

function addParameter(state: Thing, headers: Thing, call: Call, run: Run): void {
  if (mayBeSegment(call, run)) put(state, "segments", unknown, call.at, run);
  putParameter(state, headers, call, run);
}

/** Adds a parameter: for the query or form, unless its type says header or body. */
function putParameter(state: Thing, headers: Thing, call: Call, run: Run): void {
  const { args, at } = call;
  const [name, value] = args;
  const source = run.source({ start: at.callee.end, end: at.end });
  const key = plainText(name?.value);
  if (/\bParameterType\.HttpHeader\b|\bHeaderParameter\b/.test(source)) {
    putHeader(headers, args, wholeStatement(run.text, at), run);
  } else if (/\bParameterType\.RequestBody\b|\bBodyParameter\b/.test(source)) {
    // Its name is the media type.
    const type = key?.includes("/") === true ? name : undefined;
    putText(state, headers, [value, type], call, run);
  } else if (value === undefined && name?.value.kind !== "text") {
    run.open(state, 0);
  } else if (isForQuery(call, source) && (key === undefined || !tells(key))) {
    const url = entryOf(state, "url");
    const whole = withQuery(url?.value ?? unknown, args, value?.span ?? at, run);
    put(state, "url", whole, url?.valueSpan ?? at, run);
  } else if (isField(call, source)) {
    putField(state, { start: at.start, end: at.end }, run);
  } else if (key !== undefined && tells(key)) {
    const parameters = optionValue(state, "parameters");
    if (parameters?.kind === "thing")
      putHeader(parameters, args, wholeStatement(run.text, at), run);
  }
}

/** Whether a parameter is for the query in any case. */
function isForQuery({ at: { callee } }: Call, source: string): boolean {
  const isNamed = callee.kind === "member" && callee.name.includes("Query");
  return isNamed || /\bParameterType\.QueryString\b/.test(source);
}

/** Whether a parameter is for the query or form: neither its type nor its name says otherwise. */
function isField({ args: [name] }: Call, source: string): boolean {
  const key = plainText(name?.value);
  return !/\bParameterType\.(?!GetOrPost\b)/.test(source) && !(key !== undefined && tells(key));
}

/** `request.Method = Method.Post`. */
export function assignToRestRequest(of: Native, name: string, entry: Entry, run: Run): boolean {
  setProperty(of, name, { value: entry.value, span: entry.valueSpan }, run);
  return true;
}

function setProperty({ state }: Native, name: string, { value, span }: Arg, run: Run): void {
  if (state === undefined) return;
  if (name === "Method") put(state, "method", value, span, run);
  if (name === "AlwaysMultipartFormData") put(state, "parts", value, span, run);
  if (name === "Resource") put(state, "url", textIn(value) ?? unknown, span, run);
  if (name === "Authenticator") authenticate(state, headersNow(state), { value, span }, run);
}

/** Sets the header of a known authenticator, see `authenticator`. */
export function authenticate(
  state: Thing,
  headers: Value | undefined,
  { value, span }: Arg,
  run: Run,
): void {
  if (value.kind !== "text" || headers?.kind !== "thing") {
    if (value.kind !== "constant") put(state, "authorized", unknown, span, run);
    return;
  }
  putHeader(headers, [authorization, { value, span }], span, run);
}
