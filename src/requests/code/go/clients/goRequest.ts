import {
  beginRequest,
  has,
  headersNow,
  put,
  putHeader,
  send,
  spanOfSetter,
} from "../../clients/making.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { slotInChain } from "../../slots.ts";
import { spread } from "../../machine/values/objects.ts";
import { sign } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { plainClient } from "./client.ts";
import { queryPut, withParam } from "./query.ts";
import { basicAuth } from "./request.ts";
import { authorize } from "./transport.ts";

const verbs = /^(?:Get|Head|Post|Put|Patch|Delete|Options|CustomMethod)$/;

/** `gorequest.New()`: an agent on which each method call begins a new request. */
export function newGoRequest(call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
  return { kind: "native", path: "gorequest", state };
}

/** A method call begins a request and clears earlier settings, except user and password. */
function begin(method: string, call: Call, run: Run): Native {
  const [first, second] = call.args;
  const isNamed = method === "CustomMethod";
  const url = isNamed ? second : first;
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const name: Value = isNamed ? (first?.value ?? unknown) : sign(method.toUpperCase(), span);
  const slot = (): HeaderSlot => slotInChain(run.text, call.at.end, "Set");
  const request = beginRequest(
    {
      ...{ path: "gorequest", client: "gorequest", call, url, slot, isOnlyIfSent: true },
      method: { value: name, span },
      implied: (made) => (has(made, "form") ? {} : { "Content-Type": undefined }),
      // It sends any body as JSON, unless set to form.
      bodyKind: (made) => (has(made, "form") ? "form" : undefined),
    },
    run,
  );
  const { state } = request;
  const old = optionValue(call.state, "headers");
  if (state === undefined) return request;
  if (old?.kind === "thing" && old.shape.value.entries.length > 0) {
    put(state, "replaced", old, call.at, run);
  }
  const user = call.state && entryOf(call.state, "basic");
  if (user?.value.kind === "thing") spread(headersNow(state) ?? run.thing([]), user.value, run);
  return request;
}

/** Calls on a request, up to `End`, which sends it. */
export function callGoRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  if (verbs.test(method)) return begin(method, call, run);
  switch (method) {
    case "Set":
    case "AppendHeader":
      putHeader(headersNow(state), args, spanOfSetter(call, run), run);
      break;
    case "Type":
      if (/^(?:form|urlencoded|form-data)$/.test(plainText(first?.value) ?? "")) {
        put(state, "form", unknown, at, run);
      }
      break;
    case "SetBasicAuth": {
      const basic = run.thing([], { foldsCase: true });
      putHeader(basic, basicAuth(call, run), spanOfSetter(call, run), run);
      put(state, "basic", basic, at, run);
      putHeader(headersNow(state), basicAuth(call, run), spanOfSetter(call, run), run);
      break;
    }
    case "AddCookie":
    case "AddCookies":
      authorize(state, run);
      break;
    case "Query":
    case "Param":
      ask(method, state, call, run);
      break;
    case "End":
    case "EndBytes":
    case "EndStruct":
      send(state, plainClient(run), call, run);
      return unknown;
    default:
      if (method.startsWith("Send")) put(state, "body", first?.value ?? unknown, at, run);
  }
  return self;
}

/** Adds a parameter to the address, or those of a text, which may be JSON instead of a query. */
function ask(method: string, state: Thing, { args, at }: Call, run: Run): void {
  const url = optionValue(state, "url") ?? unknown;
  const [first] = args;
  if (first === undefined) return;
  const { value, span } = first;
  const isQuery =
    method === "Query" && value.kind === "text" && /^[\w-]+=/.test(value.written.text);
  const whole = isQuery
    ? queryPut(url, { value, valueSpan: span }, run)
    : withParam(url, method === "Param" ? args : [], at, run);
  put(state, "url", whole, entryOf(state, "url")?.valueSpan ?? span, run);
}
