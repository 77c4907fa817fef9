import type { HeaderSlot } from "../../httpRequest.ts";
import { beginRequest, headersNow, has, put } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { textIn } from "../urls.ts";
import { textOf, unknown, type Native, type Thing, type Value } from "../values.ts";
import { setHeaders } from "./headers.ts";
import { asStatement, inChain } from "./jdkHttp.ts";
import { typeOfBody } from "./okHttp.ts";

/** `new HttpGet(url)`: a class for every method. */
export function newApacheRequest(verb: string, call: Call, run: Run): Native {
  return begin(verb, call, (state) => asStatement(call, state, "setHeader", run), run);
}

/** `ClassicRequestBuilder.get(url)`, `Request.get(url)`: the same by a chain. */
export function apacheBuilder(verb: string, method: string, call: Call, run: Run): Native {
  return begin(verb, call, (state) => inChain(call, state, method, run), run);
}

function begin(
  verb: string,
  call: Call,
  slot: (state: Thing) => HeaderSlot | undefined,
  run: Run,
): Native {
  const [url] = call.args;
  const { callee } = call.at;
  const span =
    callee.kind === "member" ? callee.nameSpan : { start: callee.start, end: callee.end };
  const method: Arg = { value: textOf({ text: verb, runs: [] }), span };
  return beginRequest(
    {
      ...{ path: "apache.request", client: "apacheHttp", call, method, slot, implied: typeOfBody },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
    },
    run,
  );
}

export function callApacheRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (/^(?:setEntity|body\w*)$/.test(method))
    put(state, "body", first?.value ?? unknown, first?.span ?? call.at, run);
  else if (/^(?:setUri|setURI)$/.test(method) && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (/^(?:addParameter|addParameters)$/.test(method)) {
    put(state, "url", unknown, call.at, run);
  } else if (method === "setHeaders") {
    const headers = headersNow(state);
    if (headers !== undefined) run.open(headers, 0);
  } else if (method === "execute") {
    if (!has(state, "sent")) putVerbOfNone(state, call, run);
    return { kind: "native", path: "answer" };
  } else setHeaders(headersNow(state), method, withBasicHeader(call), run);
  return self ?? unknown;
}

function putVerbOfNone(state: Thing, { at }: Call, run: Run): void {
  put(state, "sent", { kind: "constant", value: true }, { start: at.start, end: at.end }, run);
  run.take(state, "outside");
}

/** `addHeader(new BasicHeader("Accept", …))`. */
function withBasicHeader(call: Call): Call {
  const [first] = call.args;
  if (first?.value.kind !== "native" || first.value.path !== "basicHeader") return call;
  const [name, value] = first.value.state?.shape.value.entries ?? [];
  if (name === undefined || value === undefined) return call;
  return {
    ...call,
    args: [
      { value: name.value, span: name.valueSpan },
      { value: value.value, span: value.valueSpan },
    ],
  };
}

export function basicHeader({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [name, value] = args;
  put(state, "name", name?.value ?? unknown, name?.span ?? at, run);
  put(state, "value", value?.value ?? unknown, value?.span ?? at, run);
  return { kind: "native", path: "basicHeader", state };
}
