import { outsideClient, putChanges } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { sign } from "../../clients/urls.ts";
import { isNothing, unknown, type Native, type Value } from "../../machine/values/values.ts";
import { answer, callClient, newClient } from "./client.ts";
import { headerOf } from "./header.ts";
import { begin } from "./request.ts";
import { deliver } from "./transport.ts";

/** heimdall's `httpclient.NewClient(options…)`, which wraps an `http.Client` or the one it is given. */
export function newHeimdall(method: string, { args, at }: Call, run: Run): Value {
  // Options are represented by their names; only a custom client matters.
  if (method !== "NewClient") return sign(method, at);
  const isOther = args.some(
    ({ value }) => value.kind !== "text" || value.written.text === "WithHTTPClient",
  );
  const made = isOther
    ? outsideClient("http.Client", run)
    : newClient({ path: "", state: undefined, self: undefined, args: [], at }, run);
  return { ...made, path: "heimdall.Client" };
}

/** Methods with the headers as last argument. */
export function callHeimdall(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  if (method === "AddPlugin") putChanges(state, run);
  if (method === "Do") return callClient(method, call, run);
  if (!/^(?:Get|Post|Put|Patch|Delete)$/.test(method)) return unknown;
  const [url] = args;
  const hasBody = /^P/.test(method);
  const [body, given] = hasBody ? args.slice(1) : [undefined, args[1]];
  const { callee } = at;
  const span = callee.kind === "member" ? callee.nameSpan : at;
  const headers =
    given === undefined || isNothing(given.value)
      ? run.thing([], { foldsCase: true })
      : headerOf(given.value, run).state;
  const request = begin(
    {
      ...{ call, url, headers, slot: () => undefined },
      method: { value: sign(method.toUpperCase(), span), span },
      body: body === undefined || isNothing(body.value) ? undefined : body,
    },
    run,
  );
  const sender: Native = { kind: "native", path: "http.Client", state };
  deliver(request, sender, call, run);
  return answer;
}
