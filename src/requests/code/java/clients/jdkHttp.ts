import { built, builderOf } from "../../clients/building.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { beginRequest, headersNow, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotAfter, slotInChain } from "../../slots.ts";
import { textIn } from "../../clients/urls.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { followChanged } from "./keptInterceptors.ts";
import { putPairs } from "./headerPairs.ts";
import { isTaken, newHeaders, setOn } from "./headers.ts";
import { kindOfRequest, putBody } from "./bodies.ts";
import { takeUp } from "../calling.ts";
import type { Parts } from "../parts.ts";

/** `java.net.http`. */
export const jdkHttp: Parts = {
  HttpRequest: {
    called: (method, call, run) => (method === "newBuilder" ? newBuilder(call, run) : unknown),
  },
  "jdk.builder": { called: callBuilder },
  "jdk.request": { called: askRequest },
};

/** `HttpRequest.newBuilder(uri)`; given a request, the builder starts with its settings. */
function newBuilder(call: Call, run: Run): Native {
  const [first, filter] = call.args;
  const request = first?.value.kind === "native" ? first.value : undefined;
  if (request?.path === "jdk.request" && request.state !== undefined) {
    const copy = builderOf(request.state, "jdk.builder", run);
    if (copy.state !== undefined) keepOnly(copy.state, filter, run);
    return copy;
  }
  return beginRequest(
    {
      ...{ path: "jdk.builder", client: "javaHttp", call },
      url: first && { ...first, value: textIn(first.value) ?? unknown },
      slot: (state) => inChain(call, state, "header", run),
      bodyKind: kindOfRequest,
    },
    run,
  );
}

/** Keeps the headers for which a filter returns true. */
function keepOnly(state: Thing, filter: Arg | undefined, run: Run): void {
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return;
  const keeps = filter?.value;
  const { entries, isOpen } = headers.shape.value;
  if (keeps?.kind !== "function") {
    run.open(headers, 0);
    return;
  }
  const left = entries.flatMap((entry) => {
    const args = [textOf(entry.name), entry.value].map((value) => ({ value, span: entry.span }));
    const truth = truthOf(takeUp(keeps, args, run));
    return truth === false ? [] : [{ ...entry, isSure: entry.isSure && truth === true }];
  });
  run.journal.set(headers.shape, { entries: left, isOpen });
  if (left.length === entries.length) return;
  put(state, "taken", unknown, { start: 0, end: 0 }, run);
  // What it lacks, it lacks because of the filter, not where the original is put together.
  const url = entryOf(state, "url");
  if (filter !== undefined && url !== undefined) put(state, "url", url.value, filter.span, run);
}

/** The place for one more call of the chain, unless headers may be removed later. */
export function inChain(
  { at }: Call,
  state: Thing,
  method: string,
  run: Run,
): HeaderSlot | undefined {
  if (isTaken(state)) return undefined;
  return slotInChain(run.text, at.end, method);
}

/** The place for a statement after a request's declaration. */
export function asStatement(
  { at }: Call,
  state: Thing,
  method: string,
  run: Run,
): HeaderSlot | undefined {
  const { result } = at;
  if (result === undefined || isTaken(state)) return undefined;
  return slotAfter(run.text, [result.from, result.after], `${result.name}.${method}(`, ");");
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  if (method === "build") return built(state, "jdk.request", run);
  if (method === "copy") return builderOf(state, "jdk.builder", run);
  if (method === "uri" && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "headers") {
    const headers = headersNow(state);
    if (headers !== undefined) putPairs(headers, args, run);
  } else if (method === "method") putMethod(state, first, second, run);
  else if (/^[A-Z]+$/.test(method)) putVerb(state, call, method, first, run);
  else setOn(state, method, call, run);
  return self ?? unknown;
}

function askRequest(method: string, { state }: Call, run: Run): Value {
  if (method === "headers") return newHeaders(optionValue(state, "headers"), run);
  return method === "uri" ? (optionValue(state, "url") ?? unknown) : unknown;
}

/** A method named like the HTTP method: `GET()`, `.post(body)`. */
export function putVerb(
  state: Thing,
  { at }: Call,
  verb: string,
  body: Arg | undefined,
  run: Run,
): void {
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  put(state, "method", textOf({ text: verb.toUpperCase(), runs: [] }), span, run);
  putBody(state, body, run);
}

/** The HTTP method as an argument, followed by the body. */
export function putMethod(
  state: Thing,
  name: Arg | undefined,
  body: Arg | undefined,
  run: Run,
): void {
  if (name !== undefined) put(state, "method", name.value, name.span, run);
  putBody(state, body, run);
}

/** `client.send(request, handler)` of any client. */
export function sendWith(client: Value, call: Call, run: Run): Value {
  const request = call.args.find(
    ({ value }) => value.kind === "native" && value.state !== undefined && has(value.state, "late"),
  );
  if (request?.value.kind === "native" && request.value.state !== undefined) {
    if (client.kind === "native" && client.state !== undefined) {
      followChanged(client.state, call.at, run);
    }
    send(request.value.state, client, call, run);
  }
  return { kind: "native", path: "answer" };
}
