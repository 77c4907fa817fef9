import { built, builderOf, copyState } from "../../clients/building.ts";
import { headersOfBody, kindOfRequest, typeOfBody } from "./bodies.ts";
import { beginRequest, put, putChanges, has } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText } from "../../machine/values/texts.ts";
import { sign, textIn } from "../../clients/urls.ts";
import {
  joined,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { newHeaders, replaceHeaders, setOn } from "./headers.ts";
import { passOn, setByInterceptor } from "./interceptors.ts";
import { inChain, putMethod, putVerb, sendWith } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { newClient } from "./senders.ts";

/** OkHttp. */
export const okHttp: Parts = {
  "Request.Builder": { made: newBuilder },
  "ok.builder": { called: callBuilder },
  "ok.request": { called: askRequest },
  OkHttpClient: { made: (call, run) => newClient("ok.client", call, run) },
  "OkHttpClient.Builder": { made: (call, run) => newClient("ok.clientBuilder", call, run) },
  "ok.clientBuilder": { called: callClientBuilder },
  "ok.client": { called: callClient },
  "ok.chain": {
    called(method, call, run) {
      if (method === "request") return optionValue(call.state, "request") ?? unknown;
      return method === "proceed" ? passOn(call, run) : unknown;
    },
  },
  Credentials: {
    called(method, { args, at }, run) {
      if (method !== "basic") return unknown;
      const [first] = args;
      const place = { kind: "other", parts: [], ...(first?.span ?? at) } as const;
      return joined([sign("Basic ", at), asText(unknown, place, run)]);
    },
  },
};

/** `new Request.Builder()`. */
function newBuilder(call: Call, run: Run): Native {
  return beginRequest(
    {
      ...{ path: "ok.builder", client: "okhttp", call },
      slot: (state) => inChain(call, state, "header", run),
      ...{ implied: typeOfBody, bodyKind: kindOfRequest },
      // The body's Content-Type overrides a header.
      more: (state) => headersOfBody(state, run),
    },
    run,
  );
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  if (method === "build") return built(state, "ok.request", run);
  if (method === "url" && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "headers") replaceHeaders(state, first, run);
  else if (method === "method") putMethod(state, first, second, run);
  else if (/^(?:get|head|post|put|patch|delete)$/.test(method))
    putVerb(state, call, method, first, run);
  else setOn(state, method, call, run);
  return self ?? unknown;
}

function askRequest(method: string, { state }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  if (method === "newBuilder") return builderOf(state, "ok.builder", run);
  if (method === "url") return optionValue(state, "url") ?? unknown;
  if (method !== "headers") return unknown;
  return newHeaders(optionValue(state, "headers"), run);
}

/** `new OkHttpClient.Builder()…`: interceptors may set headers, unless they only log. */
function callClientBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  if (state === undefined) return unknown;
  const [first] = args;
  if (method === "build")
    return { kind: "native", path: "ok.client", state: copyState(state, run, originOf(state)) };
  if (/^add(?:Network)?Interceptor$/.test(method)) {
    setByInterceptor("ok", state, first, call, run);
    keepAsHeaders(state, run);
  } else if (/^(?:networkI|i)nterceptors$/.test(method)) putChanges(state, run);
  else if (method === "authenticator") {
    put(state, "authorized", unknown, { start: 0, end: 0 }, run);
  }
  return self ?? unknown;
}

function callClient(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  if (method === "newBuilder" && state !== undefined) {
    const headers = optionValue(state, "headers");
    const copy = copyState(state, run, headers?.kind === "thing" ? headers : undefined);
    // A copy of a client from outside the file is one, too.
    if (has(state, "outside")) put(copy, "outside", unknown, call.at, run);
    return { kind: "native", path: "ok.clientBuilder", state: copy };
  }
  return sendWith(self ?? unknown, call, run);
}

/** The headers of the client that the builder was created from. */
function originOf(builder: Thing): Thing | undefined {
  const headers = optionValue(builder, "headers");
  return headers?.kind === "thing" ? headers.origin : undefined;
}

/** On a changed copy of a client, headers set by interceptors count as the copy's own. */
function keepAsHeaders(builder: Thing, run: Run): void {
  const [headers, overrides] = [optionValue(builder, "headers"), optionValue(builder, "overrides")];
  if (headers?.kind !== "thing" || headers.origin === undefined || overrides === undefined) return;
  spread(headers, overrides, run);
}
