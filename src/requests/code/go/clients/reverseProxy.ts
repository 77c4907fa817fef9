import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, sign, textIn } from "../../clients/urls.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { asText } from "../../machine/values/texts.ts";
import {
  joined,
  unknown,
  type FunctionValue,
  type Native,
  type Value,
} from "../../machine/values/values.ts";
import { newClient } from "./client.ts";
import { begin } from "./request.ts";
import { deliver } from "./transport.ts";

/** `&httputil.ReverseProxy{Rewrite: …}`: incoming requests are sent on, after its function has changed them. */
export function newReverseProxy(call: Call, run: Run): Native {
  const [given] = call.args;
  for (const name of ["Director", "Rewrite"]) {
    const change = optionValue(given?.value, name);
    if (change?.kind === "function") handOn(change, name === "Rewrite", call, run);
  }
  return { kind: "native", path: "httputil.ReverseProxy" };
}

/** Follows the function with a request that stands for all; nothing is known of the incoming headers. */
function handOn(change: FunctionValue, isRewrite: boolean, call: Call, run: Run): void {
  const span = { start: call.at.start, end: call.at.end };
  const part = asText(unknown, { kind: "other", parts: [], ...span }, run);
  const headers = run.thing([], { isOpen: true, foldsCase: true });
  const request = begin(
    {
      ...{ call, headers, slot: () => undefined, method: { value: unknown, span } },
      url: { value: joined([sign("http://", span), part, sign("/", span), part]), span },
    },
    run,
  );
  run.taken.add(change);
  const given: Native = isRewrite ? { ...request, path: "httputil.ProxyRequest" } : request;
  invoke(change, [{ value: given, span }], run);
  deliver(request, newClient(call, run), call, run);
}

/** `In` and `Out` of a `Rewrite` function's argument. */
export function memberOfProxyRequest(of: Native, name: string): Value | undefined {
  if (of.path !== "httputil.ProxyRequest") return undefined;
  if (name === "In") return { kind: "native", path: "http.Incoming" };
  return name === "Out" ? { ...of, path: "http.Request" } : undefined;
}

/** `SetURL`: puts host and path prefix of a URL before the incoming path. */
export function callProxyRequest(method: string, { state, args, at }: Call, run: Run): Value {
  const [target] = args;
  if (method !== "SetURL" || state === undefined || target === undefined) return unknown;
  const base = textIn(target.value);
  const path = asText(unknown, { kind: "other", parts: [], ...target.span }, run);
  const url = base === undefined ? unknown : joinedUrl(base, path, at, run);
  put(state, "url", url, target.span, run);
  return unknown;
}
