import { copyState } from "../../clients/building.ts";
import { has, put, putChanges } from "../../clients/making.ts";
import { either } from "../../machine/values/either.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { entryOf, textOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { headersIn } from "./apacheHeaders.ts";
import { setByInterceptor } from "./interceptors.ts";
import { sendWith } from "./jdkHttp.ts";
import type { Part, Parts } from "../parts.ts";
import { newClient } from "./senders.ts";

const clients: Part = { called: callClients };

/** Clients of Apache HttpClient. */
export const apacheClients: Parts = {
  ...{ HttpClients: clients, HttpAsyncClients: clients, HttpClientBuilder: clients },
  CloseableHttpClient: { made: (call, run) => newClient("apache.client", call, run) },
  "apache.clientBuilder": { called: callClientBuilder },
  "apache.client": { called: callClient },
  Executor: { called: (_method, call, run) => newExecutor(call, run) },
  HttpHost: { made: newHost, called: (_method, call, run) => newHost(call, run) },
};

function callClients(method: string, call: Call, run: Run): Value {
  const isBuilder = method === "custom" || call.path === "HttpClientBuilder.create";
  return newClient(isBuilder ? "apache.clientBuilder" : "apache.client", call, run);
}

function callClientBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "build") {
    readDefaults(state, run);
    return { kind: "native", path: "apache.client", state: copyState(state, run) };
  }
  if (method === "setDefaultHeaders" && first !== undefined) {
    put(state, "defaults", first.value, first.span, run);
    readDefaults(state, run);
  } else if (/^add(?:Request)?Interceptor/.test(method)) {
    // The method may take a name before the interceptor.
    setByInterceptor("apache", state, args.at(-1), call, run);
  } else if (method === "setDefaultCredentialsProvider") {
    put(state, "authorized", unknown, call.at, run);
  }
  return self ?? unknown;
}

/** Takes the default headers from their list, which the client keeps and goes through with every request. */
function readDefaults(state: Thing, run: Run): void {
  const given = entryOf(state, "defaults");
  if (given === undefined) return;
  const { value, valueSpan: span } = given;
  const headers = headersIn({ value, span }, run)?.value;
  const before = optionValue(state, "headers");
  const all = given.isSure || before === undefined ? headers : headers && either(before, headers);
  if (all?.kind === "thing") put(state, "headers", all, span, run);
  else putChanges(state, run);
}

/** `Executor.newInstance(client)`: sends with the client's settings. */
function newExecutor(call: Call, run: Run): Value {
  const [client] = call.args;
  return client === undefined ? newClient("apache.client", call, run) : client.value;
}

function callClient(method: string, call: Call, run: Run): Value {
  const { state, self, at } = call;
  if (!/^(?:auth\w*|use|clear\w+|cookieStore)$/.test(method))
    return sendTo(self ?? unknown, call, run);
  // A method of executors only.
  if (method.startsWith("auth") && state !== undefined) put(state, "authorized", unknown, at, run);
  return self ?? unknown;
}

function newHost({ args, at }: Call, run: Run): Value {
  const texts = args.map(({ value }) => plainText(value)).filter((text) => text !== undefined);
  const whole = texts.find((text) => text.includes("://"));
  const scheme = texts.find((text) => /^https?$/.test(text)) ?? "http";
  const host = texts.find((text) => text.includes("."));
  const shown = whole ?? (host === undefined ? undefined : `${scheme}://${host}`);
  if (shown === undefined) return unknown;
  const state = run.thing([]);
  put(state, "href", textOf({ text: shown, runs: [] }), at, run);
  return { kind: "native", path: "apache.host", state };
}

/** `client.execute(request)`, `client.execute(host, request)`. */
function sendTo(client: Value, call: Call, run: Run): Value {
  if (client.kind === "native" && client.state !== undefined) readDefaults(client.state, run);
  const host = call.args.find(
    ({ value }) => value.kind === "native" && value.path === "apache.host",
  );
  const request = call.args.find(
    ({ value }) => value.kind === "native" && has(value.state, "late"),
  );
  const state = request?.value.kind === "native" ? request.value.state : undefined;
  if (host?.value.kind === "native" && state !== undefined) {
    const url = entryOf(state, "url");
    const base = optionValue(host.value.state, "href");
    const whole = joinedUrl(base, url?.value ?? unknown, host.span, run);
    put(state, "url", whole, url?.valueSpan ?? host.span, run);
  }
  return sendWith(client, call, run);
}
