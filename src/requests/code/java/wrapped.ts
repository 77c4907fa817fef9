import { has, put, putChanges } from "../clients/making.ts";
import { isNothing, type Native, type Thing, type Value } from "../machine/values/values.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { takeUp } from "./calling.ts";
import { setByInterceptors } from "./clients/interceptors.ts";
import type { Part, Parts } from "./parts.ts";
import { newClient } from "./clients/senders.ts";

const wrapper: Part = { made: newWrapper };

/**
 * Adapters by which one library's client sends through another's: Spring's factories and connectors, Feign's clients.
 */
export const wrapped: Parts = {
  ...Object.fromEntries(
    ["Simple", "HttpComponents", "Jdk", "OkHttp3", "Jetty", "Reactor", "Buffering"].map((name) => [
      `${name}ClientHttpRequestFactory`,
      wrapper,
    ]),
  ),
  ReactorNettyClientRequestFactory: wrapper,
  ...Object.fromEntries(
    ["HttpComponents", "Jdk", "Jetty"].map((name) => [`${name}ClientHttpConnector`, wrapper]),
  ),
  ReactorClientHttpConnector: { made: newConnector },
  InterceptingClientHttpRequestFactory: {
    made(call, run) {
      const made = newWrapper(call, run);
      const { state } = made;
      if (state !== undefined) setByInterceptors("spring", state, call.args[1], call, run);
      return made;
    },
  },
  wrapped: {
    called(method, { state, args }, run) {
      if (method === "setHttpClient" && state !== undefined)
        sendThrough(state, args[0]?.value, run);
      return undefined;
    },
  },
  ...{ FeignWrapper: wrapper, "FeignClient.Default": { made: plain } },
  NettyClient: { called: (_method, call, run) => newClient("netty.client", call, run) },
  "netty.client": { called: callNetty },
};

function plain(call: Call, run: Run): Native {
  return newClient("wrapped", call, run);
}

function newWrapper(call: Call, run: Run): Native {
  const made = plain(call, run);
  if (made.state !== undefined) sendThrough(made.state, call.args[0]?.value, run);
  return made;
}

/** `new ReactorClientHttpConnector(client)`, or with resources and a function that gets the client. */
function newConnector(call: Call, run: Run): Native {
  const [, mapper] = call.args;
  if (mapper?.value.kind !== "function") return newWrapper(call, run);
  const made = plain(call, run);
  const client = { value: newClient("netty.client", call, run), span: mapper.span };
  if (made.state !== undefined) sendThrough(made.state, takeUp(mapper.value, [client], run), run);
  return made;
}

/** Reactor Netty's client; headers set on it are not followed. */
function callNetty(method: string, { state, self }: Call, run: Run): Value | undefined {
  const sets = /^(?:headers\w*|doOnRequest\w*)$/;
  if (state !== undefined && sets.test(method)) putChanges(state, run);
  return self;
}

/**
 * Makes one client send through another. Headers that the inner one sets make the outer one's requests open; an
 * unknown one may set any.
 */
export function sendThrough(outer: Thing, inner: Value | undefined, run: Run): void {
  if (inner === undefined || isNothing(inner)) return;
  if (inner.kind === "function" && inner.code.parameters.length === 0) {
    sendThrough(outer, madeBy(inner, run), run);
  } else if (inner.kind !== "native" || setsHeaders(inner)) putChanges(outer, run);
  else {
    const at = { start: 0, end: 0 };
    for (const name of ["outside", "authorized"] as const) {
      if (has(inner.state, name)) put(outer, name, { kind: "unknown" }, at, run);
    }
  }
}

/** The result of a supplier. */
function madeBy(of: Extract<Value, { kind: "function" }>, run: Run): Value {
  const wasMaking = run.isMaking;
  run.isMaking = true;
  const value = takeUp(of, [], run);
  run.isMaking = wasMaking;
  return value;
}

function setsHeaders({ state }: Native): boolean {
  if (state === undefined) return false;
  const headers = optionValue(state, "headers");
  const isKnown =
    headers?.kind === "thing" &&
    headers.shape.value.entries.length === 0 &&
    !headers.shape.value.isOpen;
  const isBare = headers === undefined || isKnown;
  return !isBare || state.shape.value.isOpen || has(state, "changes") || has(state, "overrides");
}
