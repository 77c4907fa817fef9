import {
  addsHeaders,
  beginRequest,
  headersNow,
  put,
  putHeader,
  send,
  spanOfSetter,
} from "../making.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { slotInChain } from "../slots.ts";
import { resolved, sign, textIn, withParams } from "../urls.ts";
import { entryOf, unknown, type Native, type Thing, type Value } from "../values.ts";
import { answer, plainClient } from "./client.ts";
import { basicAuth, begin as beginPlain } from "./request.ts";

const verbs = /^(?:Get|Head|Post|Put|Patch|Delete|Options)$/;

/** `sling.New()`, and `New()` of another one, of which it is a copy. */
export function newSling(call: Call, run: Run): Native {
  const old = call.state;
  const field = (name: string) => {
    const entry = old && entryOf(old, name);
    return entry && { value: entry.value, span: entry.valueSpan };
  };
  const given = optionValue(old, "headers");
  const headers =
    given?.kind === "thing"
      ? run.thing(given.shape.value.entries, {
          ...{ isOpen: given.shape.value.isOpen, foldsCase: true },
        })
      : undefined;
  const slot = (): HeaderSlot => slotInChain(run.text, call.at.end, "Set");
  const request = beginRequest(
    {
      ...{ path: "sling", client: "sling", call, slot, headers, isOnlyIfSent: true },
      ...{ url: field("url"), method: field("method"), body: field("body") },
      implied: (state) => (entryOf(state, "typed") ? { "Content-Type": undefined } : {}),
    },
    run,
  );
  const doer = old && entryOf(old, "doer");
  if (doer !== undefined && request.state !== undefined) run.put(request.state, doer);
  return request;
}

/** The chain of a request; `Receive` sends it, `Request` makes one of Go's own of it. */
export function callSling(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const { callee } = at;
  if (verbs.test(method) && callee.kind === "member") {
    put(state, "method", sign(method.toUpperCase(), callee.nameSpan), callee.nameSpan, run);
  }
  if (verbs.test(method) || /^(?:Base|Path)$/.test(method)) {
    if (first !== undefined) put(state, "url", addressOf(state, method, call), first.span, run);
    return self;
  }
  switch (method) {
    case "New":
      return newSling(call, run);
    case "Set":
    case "Add":
      putHeader(headersNow(state), args, spanOfSetter(call, run), run);
      return self;
    case "SetBasicAuth":
      putHeader(headersNow(state), basicAuth(call, run), spanOfSetter(call, run), run);
      return self;
    case "Client":
    case "Doer":
      put(state, "doer", first?.value ?? unknown, at, run);
      return self;
    case "QueryStruct":
      put(
        state,
        "url",
        withParams(optionValue(state, "url") ?? unknown, run.thing([], { isOpen: true }), at, run),
        at,
        run,
      );
      return self;
    case "Body":
    case "BodyJSON":
    case "BodyForm":
    case "BodyProvider":
      put(state, "body", first?.value ?? unknown, first?.span ?? at, run);
      if (method !== "Body") put(state, "typed", unknown, at, run);
      return self;
    case "Receive":
    case "ReceiveSuccess":
      send(state, senderOf(state, run), call, run);
      return answer;
    case "Request":
      return { kind: "list", items: [asPlain(state, call, run), unknown], isComplete: true };
    default:
      return self;
  }
}

function senderOf(state: Thing, run: Run): Value {
  const doer = entryOf(state, "doer")?.value;
  if (doer === undefined) return plainClient(run);
  const isKnown = doer.kind === "native" && addsHeaders(doer.state) === undefined;
  const hasTransport = doer.kind === "native" && entryOf(doer.state ?? run.thing([]), "transport");
  return isKnown && hasTransport === undefined ? doer : unknown;
}

function addressOf(state: Thing, method: string, { args: [first] }: Call): Value {
  const path = first && textIn(first.value);
  const base = textIn(optionValue(state, "url") ?? unknown);
  if (first === undefined || path === undefined) return unknown;
  if (method === "Base" || base === undefined) return path;
  return resolved(path, base, first.span) ?? unknown;
}

function asPlain(state: Thing, call: Call, run: Run): Native {
  const field = (name: string) => {
    const entry = entryOf(state, name);
    return entry && { value: entry.value, span: entry.valueSpan };
  };
  const headers = headersNow(state);
  const more = { url: field("url"), method: field("method"), body: field("body") };
  return beginPlain({ call, ...more, headers, slot: () => undefined }, run);
}
