import type { DetachedHeaders } from "../../../httpRequest.ts";
import { jsonPath, kindOfBody, kindOfBytes, type BodyKind } from "../../clients/bodies.ts";
import { detachedIn, detachedOf, everywhere } from "../../lost/detached.ts";
import { addsHeaders, has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** `json.Marshal(value)`, `json.NewEncoder(buffer).Encode(value)`: JSON bytes that remember their value. */
export function callJson(method: string, call: Call, run: Run): Value | undefined {
  const { args, at, state } = call;
  const [first] = args;
  switch (method) {
    case "Unmarshal":
      for (const { value } of args) run.open(value);
      return unknown;
    case "Marshal":
    case "MarshalIndent":
      return { kind: "list", items: [bytesOf(first, call, run), unknown], isComplete: true };
    case "NewEncoder": {
      const of = first?.value.kind === "native" ? first.value.state : undefined;
      return of === undefined ? unknown : { kind: "native", path: "json.Encoder", state: of };
    }
    case "Encode":
      if (state !== undefined && first !== undefined) put(state, "holds", first.value, at, run);
      return unknown;
    default:
      return unknown;
  }
}

function bytesOf(of: Arg | undefined, { at }: Call, run: Run): Value {
  const state = run.thing([]);
  if (of?.value.kind === "thing") put(state, "holds", of.value, at, run);
  return { kind: "native", path: jsonPath, state };
}

/** Readers over a text or bytes: `bytes.NewReader(bytes)`, `strings.NewReader(text)`. */
export function readerOf(call: Call): Value {
  const [first] = call.args;
  const isReader = /^(?:bytes|strings)\.New(?:Reader|Buffer(?:String)?)$/.test(call.path);
  if (!isReader || first === undefined) return unknown;
  const kind = isNothing(first.value) ? "empty" : kindOfBytes(first.value);
  // An empty buffer may be filled later.
  if (kind === "empty") return call.path.includes("NewReader") ? sign("", call.at) : unknown;
  return kind === undefined ? unknown : first.value;
}

/** The kind of a request's body; a buffer that was encoded into is JSON. */
export function kindOfRequest(state: Thing): BodyKind | undefined {
  const body = optionValue(state, "body");
  if (body?.kind !== "native" || body.path !== "strings.Builder") return kindOfBody(body);
  const kind = kindOfBody(optionValue(body.state, "text"));
  // An empty buffer may be filled by code that is not followed.
  return has(body.state, "holds") ? "json" : kind === "empty" ? undefined : kind;
}

/** Headers in a request's JSON body, if the request has none of its own. */
export function headersInBody(state: Thing, run: Run): readonly DetachedHeaders[] {
  const body = optionValue(state, "body");
  const held = body?.kind === "native" ? optionValue(body.state, "holds") : undefined;
  if (held === undefined || hasHeaders(state)) return [];
  return [
    ...detachedOf(held, "inBody", everywhere, run),
    ...detachedIn(held, "inBody", everywhere, run),
  ];
}

function hasHeaders(state: Thing): boolean {
  const [sender, own] = [optionValue(state, "sender"), optionValue(state, "headers")];
  const client = sender?.kind === "native" ? sender.state : undefined;
  if (sender?.kind !== "native" || addsHeaders(client) !== undefined) return true;
  if ([state, client].some((each) => has(each, "authorized")) || has(state, "outside")) return true;
  if (own?.kind !== "thing" || own.shape.value.isOpen) return true;
  return ["Accept", "Authorization"].some((name) => entryOf(own, name) !== undefined);
}

/** Whether a request is known to be made with nil as its body. */
export function isWithoutBody(state: Thing | undefined): boolean {
  if (state === undefined || state.shape.value.isOpen) return false;
  const body = entryOf(state, "body");
  return body?.isSure === true && isNothing(body.value);
}
