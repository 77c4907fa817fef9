import { headersNow, put, putHeader, send, spanOfSetter } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign, textIn, withParams } from "../../clients/urls.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { addressOf, asPlain, newChain, putBody, senderOf } from "./chain.ts";
import { answer } from "./client.ts";
import { structInQuery } from "./structInQuery.ts";
import { basicAuth } from "./request.ts";

const verbs = /^(?:Get|Head|Post|Put|Patch|Delete|Options)$/;

/** `sling.New()`, and `New()` on another one, which copies it. */
export function newSling(call: Call, run: Run): Native {
  return newChain({ path: "sling", client: "sling", setter: "Set" }, call, run);
}

/** Calls on a request: `Receive` sends it, `Request` returns an `http.Request`. */
export function callSling(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const { callee } = at;
  const urlOf = (given: Arg): Value =>
    method === "Base" ? (textIn(given.value) ?? unknown) : addressOf(state, given, run);
  if (verbs.test(method) && callee.kind === "member") {
    put(state, "method", sign(method.toUpperCase(), callee.nameSpan), callee.nameSpan, run);
  }
  if (verbs.test(method) || /^(?:Base|Path)$/.test(method)) {
    if (first !== undefined) put(state, "url", urlOf(first), first.span, run);
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
        withParams(optionValue(state, "url") ?? unknown, structInQuery(first, run), at, run),
        at,
        run,
      );
      return self;
    case "Body":
    case "BodyJSON":
    case "BodyForm":
    case "BodyProvider":
      putBody(
        state,
        method === "BodyForm" ? "form" : method === "Body" ? undefined : "typed",
        call,
        run,
      );
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
