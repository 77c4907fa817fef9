import { invoke } from "../../machine/calls/invoke.ts";
import { has, headersNow, put, putHeader, send, spanOfSetter } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText } from "../../machine/values/texts.ts";
import { sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  joined,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { addressOf, asPlain, newChain, putBody, senderOf } from "./chain.ts";
import { withParam } from "./query.ts";
import { basicAuth } from "./request.ts";
import { callTexts } from "../strings.ts";
import { authorize } from "./transport.ts";

const verbs = /^(?:Head|Post|Put|Patch|Delete)$/;

const named: Readonly<Record<string, string>> = {
  ...{ Accept: "Accept", ContentType: "Content-Type", UserAgent: "User-Agent" },
  CacheControl: "Cache-Control",
};

/** carlmjohnson/requests: `requests.URL(address)`, `requests.New(…)`, and `Clone()`. */
export function newBuilderRequest(method: string, call: Call, run: Run): Native {
  const request = newChain({ path: "requests", client: "goHttp", setter: "Header" }, call, run);
  const { state } = request;
  const [first] = call.args;
  if (method === "URL" && state !== undefined && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  }
  if (method === "New") configure(request, call, run);
  return request;
}

/** Calls on a request, up to `Fetch`, which sends it with an `http.Client`. */
export function callBuilderRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined || self?.kind !== "native") return unknown;
  const header = (name: string, value: Value): void => {
    const key = { value: sign(name, at), span: at };
    const given = { value, span: first?.span ?? at };
    putHeader(headersNow(state), [key, given], spanOfSetter(call, run), run);
  };
  const name = named[method];
  if (name !== undefined) {
    header(name, first?.value ?? unknown);
    return self;
  }
  if (verbs.test(method)) {
    put(state, "method", sign(method.toUpperCase(), at), { start: at.end, end: at.end }, run);
    return self;
  }
  switch (method) {
    case "Clone":
      return newBuilderRequest(method, { ...call, args: [] }, run);
    case "Config":
      configure(self, call, run);
      return self;
    case "Header":
      putHeader(headersNow(state), args.slice(0, 2), spanOfSetter(call, run), run);
      return self;
    case "Headers":
      spread(headersNow(state) ?? run.thing([]), first?.value ?? unknown, run);
      return self;
    case "Bearer": {
      const place = { kind: "other", parts: [], ...(first?.span ?? at) } as const;
      header(
        "Authorization",
        joined([sign("Bearer ", place), asText(first?.value ?? unknown, place, run)]),
      );
      return self;
    }
    case "BasicAuth":
      putHeader(headersNow(state), basicAuth(call, run), spanOfSetter(call, run), run);
      return self;
    case "Cookie":
      authorize(state, run);
      return self;
    case "Client":
    case "Transport":
      put(state, "doer", first?.value ?? unknown, at, run);
      return self;
    case "Method":
      put(state, "method", first?.value ?? unknown, first?.span ?? at, run);
      return self;
    case "Fetch":
      send(state, senderOf(state, run), call, run);
      return unknown;
    case "Request":
      return { kind: "list", items: [asPlain(state, call, run), unknown], isComplete: true };
    default:
      if (method.startsWith("Body")) takeBody(state, method, call, run);
      else locate(state, method, call, run);
      return self;
  }
}

function takeBody(state: Thing, method: string, call: Call, run: Run): void {
  const as = method.startsWith("BodyJSON") ? "typed" : undefined;
  putBody(state, method.startsWith("BodyForm") ? "form" : as, call, run);
  const { at } = call;
  if (!has(state, "method"))
    put(state, "method", sign("POST", at), { start: at.end, end: at.end }, run);
}

/** Methods that set the address; other methods handle the response. */
function locate(state: Thing, method: string, call: Call, run: Run): void {
  const { args, at } = call;
  const [first] = args;
  if (first === undefined) return;
  const { span } = first;
  const text: Value = method.endsWith("f")
    ? callTexts({ ...call, path: "fmt.Sprintf" }, run)
    : first.value;
  const given: Arg = { value: text, span };
  switch (method) {
    case "BaseURL":
      put(state, "url", textIn(text) ?? unknown, span, run);
      break;
    case "Path":
    case "Pathf":
      put(state, "url", addressOf(state, given, run), span, run);
      break;
    case "Host":
    case "Hostf":
      put(
        state,
        "url",
        text.kind === "text" ? joined([sign("https://", span), text]) : unknown,
        span,
        run,
      );
      break;
    case "Scheme":
      put(state, "url", unknown, span, run);
      break;
    case "Param":
    case "ParamInt":
    case "Params": {
      const url = optionValue(state, "url") ?? unknown;
      const isOne = method !== "Params" && args.length === 2;
      const place = entryOf(state, "url")?.valueSpan ?? span;
      put(state, "url", withParam(url, isOne ? args : [], at, run), place, run);
    }
  }
}

/** Configuration functions, which may set anything on the request. */
function configure(request: Native, { args, at }: Call, run: Run): void {
  for (const { value, isMany } of args) {
    if (value.kind === "function" && isMany !== true) {
      run.taken.add(value);
      invoke(value, [{ value: request, span: at }], run);
    } else run.open(request);
  }
}
