import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { entryOf, unknown, type Native, type Value } from "../../machine/values/values.ts";
import { callRestyClient, newState, watchClient } from "./resty.ts";
import { beginResty, callRestyRequest } from "./restyRequest.ts";

const verb = /^(?:Must)?(Get|Head|Post|Put|Patch|Delete|Options)$/;

/** `req`, which resembles resty; its `Common` methods have resty's names without that word. */
export function callReq(of: string, method: string, call: Call, run: Run): Value {
  if (of === "req") return ofModule(method, call, run);
  const name = method
    .replace(/^(Set|Add)Common/, "$1")
    .replace("SetBearerAuthToken", "SetAuthToken");
  if (of === "req.Request") {
    if (method === "Do" && call.state !== undefined && entryOf(call.state, "url") !== undefined) {
      return callRestyRequest("Send", { ...call, args: [] }, run);
    }
    const isSent = verb.exec(method)?.[1] ?? (method === "Send" ? "Execute" : undefined);
    return callRestyRequest(isSent ?? name, call, run);
  }
  const verbOfClient = verb.exec(method)?.[1];
  if (method === "R" || method === "NewRequest" || verbOfClient !== undefined) {
    return begin(verbOfClient, call, run);
  }
  if (/^(?:OnBeforeRequest|WrapRoundTrip\w*|SetTransport)$/.test(method)) {
    return callRestyClient(method.startsWith("Wrap") ? "UseTransport" : method, call, run);
  }
  return callRestyClient(name, call, run);
}

/** Functions of the package, which act on a default client. */
function ofModule(method: string, call: Call, run: Run): Value {
  if (/^(?:C|NewClient)$/.test(method)) {
    const state = newState(run);
    watchClient(state, "req", call, run);
    return { kind: "native", path: "req.Client", state };
  }
  const known = run.shared.get("req.DefaultClient") ?? newState(run);
  run.shared.set("req.DefaultClient", known);
  const self: Native = { kind: "native", path: "req.Client", state: known };
  const own = { ...call, self, state: known };
  if (!verb.test(method)) return callReq("req.Client", method, own, run);
  // Package functions send at once; client methods begin a request.
  const request = begin(undefined, own, run);
  return callReq("req.Request", method, { ...call, self: request, ...stateOf(request) }, run);
}

function stateOf({ state }: Native): Pick<Call, "state"> {
  return { state };
}

/** `client.R()`, or `client.Get(url)`, which is sent by `Do()`. */
function begin(name: string | undefined, call: Call, run: Run): Native {
  const of = { path: "req.Request", client: "req" } as const;
  const request = beginResty(call, call.self ?? unknown, run, of);
  const [url] = call.args;
  if (name === undefined || request.state === undefined) return request;
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const text = { text: name.toUpperCase(), runs: [] };
  put(
    request.state,
    "method",
    { kind: "text", written: text, others: [], isSure: true },
    span,
    run,
  );
  if (url !== undefined) put(request.state, "url", url.value, url.span, run);
  return request;
}
