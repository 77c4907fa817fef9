import { plainText } from "../texts.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import { beginRequest, headersNow, has, put, send } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { slotAfter, slotInChain } from "../slots.ts";
import { textIn } from "../urls.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { isTaken, putPairs, setHeaders } from "./headers.ts";

/** `HttpRequest.newBuilder(uri)`. */
export function newJdkRequest(call: Call, run: Run): Native {
  const [url] = call.args;
  return beginRequest(
    {
      ...{ path: "jdk.request", client: "javaHttp", call },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      slot: (state) => inChain(call, state, "header", run),
    },
    run,
  );
}

/** One more call of the chain, unless what it sets may be taken away again. */
export function inChain(
  { at }: Call,
  state: Thing,
  method: string,
  run: Run,
): HeaderSlot | undefined {
  if (isTaken(entryOf(state, "headers")?.value, run)) return undefined;
  return slotInChain(run.text, at.end, method);
}

/** A statement behind the declaration of a request. */
export function asStatement(
  { at }: Call,
  state: Thing,
  method: string,
  run: Run,
): HeaderSlot | undefined {
  const { result } = at;
  if (result === undefined || isTaken(entryOf(state, "headers")?.value, run)) return undefined;
  return slotAfter(run.text, [result.from, result.after], `${result.name}.${method}(`, ");");
}

export function callJdkRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  if (method === "uri" && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "headers") {
    const headers = headersNow(state);
    if (headers !== undefined) putPairs(headers, args, run);
  } else if (method === "method") putMethod(state, first, second, run);
  else if (/^[A-Z]+$/.test(method)) putVerb(state, call, method, first, run);
  else setHeaders(headersNow(state), method, call, run);
  return self ?? unknown;
}

/** The method that is called as the request's is: `GET()`, `.post(body)`. */
export function putVerb(
  state: Thing,
  { at }: Call,
  verb: string,
  body: Arg | undefined,
  run: Run,
): void {
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  put(state, "method", textOf({ text: verb.toUpperCase(), runs: [] }), span, run);
  if (body !== undefined && !isEmpty(body.value)) put(state, "body", body.value, body.span, run);
}

/** The method as an argument, with the body behind it. */
export function putMethod(
  state: Thing,
  name: Arg | undefined,
  body: Arg | undefined,
  run: Run,
): void {
  if (name !== undefined) put(state, "method", name.value, name.span, run);
  if (body !== undefined && !isEmpty(body.value)) put(state, "body", body.value, body.span, run);
}

function isEmpty(value: Value): boolean {
  return isNothing(value) || (value.kind === "native" && value.path === "noBody");
}

/** `BodyPublishers.noBody()` and those that are bodies. */
export function bodyPublisher(method: string): Value {
  return method === "noBody"
    ? { kind: "native", path: "noBody" }
    : { kind: "native", path: "body" };
}

/** `client.send(request, handler)`, whatever the client is called there. */
export function sendWith(client: Value, call: Call, run: Run): Value {
  const request = call.args.find(
    ({ value }) => value.kind === "native" && value.state !== undefined && has(value.state, "late"),
  );
  if (request?.value.kind === "native" && request.value.state !== undefined) {
    send(request.value.state, client, call, run);
  }
  return { kind: "native", path: "answer" };
}

/** `url.openConnection()`. */
export function openConnection(url: Value, call: Call, run: Run): Native {
  const { at } = call;
  const object = at.callee.kind === "member" ? at.callee.object : at;
  const span = { start: object.start, end: object.end };
  return beginRequest(
    {
      ...{ path: "jdk.connection", client: "urlConnection", call, url: { value: url, span } },
      slot: (state) => asStatement(call, state, "setRequestProperty", run),
    },
    run,
  );
}

export function callConnection(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const span = { start: at.start, end: at.end };
  switch (method) {
    case "setRequestMethod":
      if (first !== undefined) put(state, "method", first.value, first.span, run);
      return unknown;
    case "getOutputStream":
      // Writing makes a POST of what is no other method.
      if (
        ["", "GET"].includes(plainText(optionValue(state, "method")) ?? "") ||
        !has(state, "method")
      ) {
        put(
          state,
          "method",
          textOf({ text: "POST", runs: [] }),
          { start: span.start, end: span.start },
          run,
        );
      }
      put(state, "body", unknown, span, run);
      send(state, nothingSent, call, run);
      return unknown;
    case "connect":
    case "getInputStream":
    case "getErrorStream":
    case "getResponseCode":
    case "getResponseMessage":
    case "getContent":
      send(state, nothingSent, call, run);
      return unknown;
    default:
      setHeaders(headersNow(state), method, call, run);
      return unknown;
  }
}

/** It sends itself. */
const nothingSent: Value = { kind: "native", path: "jdk.connection" };
