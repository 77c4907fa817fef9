import { detachedOf, everywhere } from "../../lost/detached.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { put } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { slotIn } from "../../slots.ts";
import { plainText, writtenAt } from "../../machine/values/texts.ts";
import { textIn, withParams } from "../../clients/urls.ts";
import {
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { dictOf } from "../dicts.ts";
import { originOf } from "./httpClient.ts";
import type { SaidOfBody } from "../../clients/bodies.ts";
import { saidOfBody } from "./bodies.ts";
import { looksLikeHeaders, misplacedIn } from "./misplaced.ts";
import { newState, putWritten } from "./sessionState.ts";

/** The parameters of pool constructors, in order. */
const pools: Readonly<Record<string, readonly string[]>> = {
  PoolManager: ["num_pools", "headers"],
  ProxyManager: ["proxy_url", "num_pools", "headers"],
  proxy_from_url: ["proxy_url"],
  connection_from_url: ["url"],
  HTTPSConnectionPool: ["host", "port"],
  HTTPConnectionPool: ["host", "port"],
};

/** The parameters of request methods, in order. */
const places: Readonly<Record<string, readonly string[]>> = {
  request: ["method", "url", "body", "fields", "headers", "json"],
  urlopen: ["method", "url", "body", "headers"],
  request_encode_url: ["method", "url", "fields", "headers"],
  request_encode_body: ["method", "url", "fields", "headers"],
};

/** `urllib3.PoolManager(headers=…)`, `http.request("GET", url, headers=…)`, `urllib3.request(…)`. */
export function callUrllib3(method: string, call: Call, run: Run): Value | undefined {
  const names = Object.hasOwn(places, method) ? places[method] : undefined;
  if (names !== undefined) return send(names, call, run);
  if (method === "make_headers") return newHeaders(call, run);
  return call.state === undefined && Object.hasOwn(pools, method)
    ? newPool(method, call, run)
    : undefined;
}

function newPool(name: string, call: Call, run: Run): Native {
  const { get, isOpen } = argumentsOf(call, pools[name] ?? []);
  const state = newState(call.at, run);
  const headers = get("headers");
  const own = optionValue(state, "headers");
  if (isOpen) run.open(state);
  if (headers !== undefined && own?.kind === "thing") {
    spread(own, dictOf(headers.value, run), run);
    if (headers.value.kind === "thing") putWritten(state, headers.value, run);
  }
  if (name.endsWith("ConnectionPool")) {
    const origin = originOf(name.startsWith("HTTPS") ? "https" : "http", call, run);
    put(state, "origin", origin?.value ?? unknown, origin?.span ?? call.at, run);
  } else if (name === "connection_from_url") {
    const url = get("url");
    put(state, "origin", url?.value ?? unknown, url?.span ?? call.at, run);
  }
  return { kind: "native", path: "urllib3", state };
}

function send(names: readonly string[], call: Call, run: Run): Value {
  const { get, isOpen } = argumentsOf(call, names);
  const { state } = call;
  const [verb, url, given] = [get("method"), get("url"), get("headers")];
  if (url === undefined) return unknown;
  const method = plainText(verb?.value)?.toUpperCase();
  const hasBody = method !== undefined && !/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method);
  const fields = get("fields");
  const body = get("json") ?? get("body") ?? (hasBody ? fields : undefined);
  const shared = optionValue(state, "headers");
  // A call's headers replace the pool's.
  const own = given === undefined ? shared : dictOf(given.value, run);
  const replaced = given === undefined ? undefined : shared;
  const isQuery = !hasBody && fields !== undefined && !looksLikeHeaders(fields.value);
  const target = targetOf(state, url);
  sendRequest(
    {
      ...{ form: run.form, client: "urllib3", nothing: "text" },
      span: { start: call.at.start, end: call.at.end },
      method: { text: method ?? "$METHOD", span: verb?.span },
      url: isQuery ? withParams(target, fields.value, url.span, run) : target,
      urlSpan: url.span,
      headers: own === undefined ? [] : [own],
      ...saidOf(get("json"), get("body"), hasBody ? fields : undefined, run),
      isOpen: (isOpen && given === undefined) || state?.shape.value.isOpen === true,
      body: body?.span,
      slot: slotOf(given, state, call, run),
      detached: [
        ...misplacedIn(call, names, run),
        ...detachedOf(replaced, "replaced", everywhere, run),
      ],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** A path given to a host's pool. */
function targetOf(state: Thing | undefined, url: Arg): Value {
  const path = textIn(url.value);
  const origin = optionValue(state, "origin");
  if (origin === undefined || path === undefined) return url.value;
  if (/^[a-z]+:\/\//i.test(path.written.text)) return url.value;
  return origin.kind === "text" ? joined([origin, path]) : unknown;
}

function saidOf(
  json: Arg | undefined,
  body: Arg | undefined,
  fields: Arg | undefined,
  run: Run,
): SaidOfBody {
  if (json !== undefined) return { implied: { "Content-Type": "application/json" } };
  return body === undefined
    ? saidOfBody(fields?.value, "pairs", run)
    : saidOfBody(body.value, "texts", run);
}

function slotOf(
  given: Arg | undefined,
  state: Thing | undefined,
  call: Call,
  run: Run,
): HeaderSlot | undefined {
  const written = given?.value ?? optionValue(state, "written");
  const literal = written?.kind === "thing" ? written.literal : undefined;
  if (literal !== undefined && !run.spoiled.has(literal)) return slotIn(run, literal, dictStyle);
  const shared = optionValue(state, "headers");
  const hasShared = shared?.kind === "thing" && shared.shape.value.entries.length > 0;
  // Adding headers to the call would drop the pool's.
  return given === undefined && !hasShared ? headersBehind(call, run) : undefined;
}

/** `urllib3.make_headers(basic_auth="user:password", user_agent="…")`. */
function newHeaders({ args, at }: Call, run: Run): Value {
  const headers = run.thing([], { foldsCase: true });
  for (const { name, span } of args) {
    if (name !== "basic_auth") continue;
    const place = { start: span.start, end: span.start };
    const basic = textOf(writtenAt("Basic credentials", place));
    put(headers, "Authorization", basic, { start: at.start, end: at.end }, run);
  }
  return headers;
}
