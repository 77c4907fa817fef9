import { beginRequest, headersNow, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { kindOfRequest, putBody } from "./bodies.ts";
import { setOn } from "./headers.ts";
import { inChain } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { clientAt } from "../reading/readAnnotation.ts";
import { clientFromOutside, newClient } from "./senders.ts";
import { giveHeaders } from "./springHeaders.ts";

/** Micronaut's client; `declared.ts` reads interfaces with `@Client`. */
export const micronaut: Parts = {
  MicronautRequest: { called: begin },
  MicronautClient: {
    called(method, call, run) {
      if (method !== "create") return unknown;
      const made = withBase(newClient(path, call, run), call, run);
      watchState({ client: "micronaut", call, state: made.state }, run);
      return made;
    },
  },
  [clientAt]: { called: (_method, call, run) => withBase(clientFromOutside(path, run), call, run) },
  "micronaut.client": { called: callClient },
  "micronaut.request": { called: callRequest },
};

const path = "micronaut.client";

function withBase(made: Native, call: Call, run: Run): Native {
  const [url] = call.args;
  const { state } = made;
  if (state === undefined || url === undefined) return made;
  put(state, "base", textIn(url.value) ?? unknown, url.span, run);
  return made;
}

/** `HttpRequest.GET("/me")`, `HttpRequest.create(HttpMethod.GET, "/me")`. */
function begin(method: string, call: Call, run: Run): Value {
  const [first, second] = call.args;
  const { callee } = call.at;
  const isNamed = method === "create";
  if (!isNamed && !/^[A-Z]+$/.test(method)) return unknown;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const verb: Arg | undefined = isNamed
    ? first
    : { value: textOf({ text: method, runs: [] }), span };
  const request = beginIt(verb, isNamed ? second : first, call, run);
  if (!isNamed) putBody(request.state ?? run.thing([]), second, run);
  return request;
}

function beginIt(method: Arg | undefined, url: Arg | undefined, call: Call, run: Run): Native {
  return beginRequest(
    {
      ...{ path: "micronaut.request", client: "micronaut", call, method },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      slot: (state) => inChain(call, state, "header", run),
      // A body is JSON unless set otherwise.
      implied: (state) => (optionValue(state, "body") === undefined ? {} : json),
      bodyKind: kindOfRequest,
    },
    run,
  );
}

const json = { "Content-Type": "application/json" } as const;

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const headers = headersNow(state);
  const place: Native = {
    ...{ kind: "native", path: "headers" },
    ...(headers === undefined ? {} : { state: headers }),
  };
  if (method === "getHeaders") return place;
  if (method === "body") putBody(state, first, run);
  else if (method === "headers") {
    if (first?.value.kind === "function") giveHeaders(first, place, call, run);
    else setOn(state, "putAll", call, run);
  } else if (method === "bearerAuth") setOn(state, "setBearerAuth", call, run);
  else if (method === "basicAuth") setOn(state, "setBasicAuth", call, run);
  else if (method === "uri") put(state, "url", unknown, call.at, run);
  else setOn(state, method, call, run);
  return self ?? unknown;
}

/** `client.toBlocking().retrieve(request)`, `client.exchange("/me")`. */
function callClient(method: string, call: Call, run: Run): Value {
  const { self, state, args } = call;
  const [first] = args;
  if (/^to[A-Z]\w*$/.test(method)) return self ?? unknown;
  if (first === undefined || !/^(?:retrieve|exchange)$/.test(method)) return unknown;
  const isRequest = first.value.kind === "native" && first.value.path === "micronaut.request";
  const request = isRequest
    ? first.value
    : textIn(first.value) && beginIt(undefined, first, call, run);
  if (request?.kind !== "native" || request.state === undefined) return unknown;
  joinBase(request.state, state, run);
  send(request.state, self ?? unknown, call, run);
  return { kind: "native", path: "answer" };
}

function joinBase(request: Thing, client: Thing | undefined, run: Run): void {
  const base = optionValue(client, "base");
  const own = entryOf(request, "url");
  if (base === undefined || own === undefined) return;
  put(request, "url", joinedUrl(base, own.value, own.valueSpan, run), own.valueSpan, run);
}
