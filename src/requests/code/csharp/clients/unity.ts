import { kindOfBody } from "../../clients/bodies.ts";
import {
  beginRequest,
  has,
  headersNow,
  put,
  putHeader,
  send,
  spanOfSetter,
} from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { textIn } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { slotBehind } from "../slots.ts";

/** `UnityWebRequest.Get(url)`, `UnityWebRequest.Put(url, json)`, `new UnityWebRequest(url, "POST")`. */
export function beginUnity(method: string | undefined, call: Call, run: Run): Native {
  const [url, second, third] = call.args.filter(
    ({ name }) => name === undefined || /^[a-z]/.test(name),
  );
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const verb: Arg | undefined =
    method === undefined ? second : { value: textOf({ text: method, runs: [] }), span };
  const request = beginRequest(
    {
      ...{ path: "unity", client: "unity", isOnlyIfSent: true, call, method: verb },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      body: method === "POST" || method === "PUT" ? second : undefined,
      slot: () => slotBehind(call.at.result, "SetRequestHeader", run),
      implied: typeOfBody,
    },
    run,
  );
  const { state } = request;
  if (state === undefined) return request;
  // A form sets its Content-Type; `Put` sends plain bytes.
  if (method === "POST") put(state, "form", third?.value ?? unknown, span, run);
  if (method === "POST" && third === undefined && kindOfBody(second?.value) === "json")
    put(state, "json", unknown, span, run);
  if (method === "PUT") put(state, "bytes", unknown, span, run);
  if (method === undefined) putBody(state, call.args[3], run);
  for (const { name = "", value, span: at } of call.args)
    setProperty(state, name, { value, span: at }, run);
  return request;
}

function putBody(state: Thing, given: Arg | undefined, run: Run): void {
  if (given !== undefined && given.value.kind !== "constant")
    put(state, "body", given.value, given.span, run);
}

/** The implied Content-Type; undefined if not known. */
function typeOfBody(state: Thing): Readonly<Record<string, string | undefined>> {
  const body = optionValue(state, "body");
  if (body === undefined || has(state, "bytes")) return {};
  if (has(state, "form")) {
    // `Post` sends a text as a form; JSON passed like that is clearly not one.
    const isOther = has(state, "json") && entryOf(state, "json")?.isSure === true;
    return isOther ? {} : { "Content-Type": plainText(optionValue(state, "form")) };
  }
  if (body.kind !== "native" || body.path !== "unityUpload") return { "Content-Type": undefined };
  return has(body.state, "type")
    ? { "Content-Type": plainText(optionValue(body.state, "type")) }
    : {};
}

/** `new UploadHandlerRaw(bytes) { contentType = … }`. */
export function newUpload({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const given = args.find(({ name }) => name === "contentType");
  if (given !== undefined) put(state, "type", given.value, at, run);
  return { kind: "native", path: "unityUpload", state };
}

/** Properties of a request. */
export function memberOfUnity({ state }: Native, name: string): Value | undefined {
  if (name === "uploadHandler") return optionValue(state, "body") ?? unknown;
  // Response properties are unknown.
  return /^[a-z]/.test(name) ? unknown : undefined;
}

/** `request.method = "POST"`, `request.uploadHandler = …`. */
export function assignToUnity({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state !== undefined)
    setProperty(state, name, { value: entry.value, span: entry.valueSpan }, run);
  return true;
}

function setProperty(state: Thing, name: string, given: Arg, run: Run): void {
  const { value, span } = given;
  if (name === "method") put(state, "method", value, span, run);
  if (name === "url" || name === "uri") put(state, "url", textIn(value) ?? unknown, span, run);
  if (name === "uploadHandler") {
    for (const other of ["form", "bytes", "json"]) run.take(state, other);
    putBody(state, given, run);
  }
}

/** `request.SetRequestHeader(name, value)`, `request.SendWebRequest()`. */
export function callUnity(method: string, call: Call, run: Run): Value {
  const { state, self, args } = call;
  if (state === undefined || self === undefined) return unknown;
  switch (method) {
    case "SetRequestHeader":
      putHeader(headersNow(state), args, spanOfSetter(call, run), run);
      return unknown;
    case "SendWebRequest":
    case "Send":
      send(state, { kind: "native", path: "unityRequests" }, call, run);
      return unknown;
    case "Dispose":
    case "Abort":
    case "GetRequestHeader":
    case "GetResponseHeader":
    case "GetResponseHeaders":
      return unknown;
    default:
      run.open(self);
      return self;
  }
}
