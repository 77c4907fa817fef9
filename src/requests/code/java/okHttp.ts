import { beginRequest, headersNow, put, putChanges } from "../making.ts";
import type { Call, Run } from "../run.ts";
import { textIn } from "../urls.ts";
import { has } from "../making.ts";
import { unknown, type Native, type Thing, type Value } from "../values.ts";
import { putPairs, newHeaders, setHeaders, takeOver } from "./headers.ts";
import { inChain, putMethod, putVerb } from "./jdkHttp.ts";

/** `new Request.Builder()`. */
export function newOkRequest(call: Call, run: Run): Native {
  return beginRequest(
    {
      ...{ path: "ok.request", client: "okhttp", call },
      slot: (state) => inChain(call, state, "header", run),
      implied: typeOfBody,
    },
    run,
  );
}

/** A body of this client brings its own type along. */
export function typeOfBody(state: Thing): Readonly<Record<string, undefined>> {
  return has(state, "body") ? { "Content-Type": undefined } : {};
}

export function callOkRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  if (method === "url" && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "headers") takeOver(state, first, run);
  else if (method === "method") putMethod(state, first, second, run);
  else if (/^(?:get|head|post|put|patch|delete)$/.test(method))
    putVerb(state, call, method, first, run);
  else setHeaders(headersNow(state), method, call, run);
  return self ?? unknown;
}

/** `new OkHttpClient.Builder()…`: interceptors may set headers, unless they only log. */
export function callOkClient(method: string, { state, args, self }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  const [first] = args;
  const isLogging = first !== undefined && /logg/i.test(run.source(first.span));
  if (
    /^(?:addInterceptor|addNetworkInterceptor|interceptors|networkInterceptors)$/.test(method) &&
    !isLogging
  ) {
    putChanges(state, run);
  }
  if (method === "authenticator") put(state, "authorized", unknown, { start: 0, end: 0 }, run);
  return self ?? unknown;
}

/** `Headers.of(…)`, `new Headers.Builder()`. */
export function okHeaders(method: string, { args }: Call, run: Run): Value {
  if (method !== "of" && method !== "headersOf") return newHeaders(unknown, run);
  if (args.length === 1) return newHeaders(args[0]?.value, run);
  const made = newHeaders(undefined, run);
  if (made.state !== undefined) putPairs(made.state, args, run);
  return made;
}
