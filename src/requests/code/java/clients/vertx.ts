import { formBody, jsonOf } from "../../clients/bodies.ts";
import { beginRequest, has, put, send } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign, textIn } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { asText } from "../../machine/values/texts.ts";
import { joined, textOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { kindOfRequest, putBody } from "./bodies.ts";
import { newHeaders, setOn } from "./headers.ts";
import { inChain } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { addQuery } from "./queries.ts";
import { newClient } from "./senders.ts";

/** `WebClient` of Vert.x. */
export const vertx: Parts = {
  VertxOptions: { made: () => ({ kind: "native", path: "vertx.options" }) },
  "vertx.options": { called: callOptions },
  VertxMultiMap: { called: (_method, _call, run) => newHeaders(undefined, run) },
  VertxClient: { called: newVertx },
  "vertx.client": { called: begin },
  "vertx.request": { called: callRequest },
};

/** Client options, reduced to the default host. */
function callOptions(method: string, { state, args: [first], self, at }: Call, run: Run): Value {
  const own = state ?? run.thing([]);
  if (method === "setDefaultHost" && first !== undefined)
    put(own, "host", textIn(first.value) ?? unknown, at, run);
  return state === undefined
    ? { kind: "native", path: "vertx.options", state: own }
    : (self ?? unknown);
}

/** `WebClient.create(vertx, options)`. */
function newVertx(_method: string, call: Call, run: Run): Value {
  const made = newClient("vertx.client", call, run);
  const options = call.args[1]?.value;
  const host = options?.kind === "native" ? optionValue(options.state, "host") : undefined;
  if (made.state !== undefined && host !== undefined) put(made.state, "host", host, call.at, run);
  return made;
}

const verbs = /^(get|post|put|patch|delete|head|request)(Abs)?$/;

/** `client.getAbs(url)`, `client.get(443, host, path)`, `client.request(method, path)`. */
function begin(method: string, call: Call, run: Run): Value {
  const [, verb = "", isWhole] = verbs.exec(method) ?? [];
  const { callee } = call.at;
  if (verb === "") return unknown;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const [first, ...rest] = call.args;
  const isNamed = verb === "request";
  const place = isNamed ? rest : call.args;
  return beginRequest(
    {
      ...{ path: "vertx.request", client: "vertx", call, sender: call.self },
      method: isNamed ? first : { value: textOf({ text: verb.toUpperCase(), runs: [] }), span },
      url: isWhole === undefined ? addressOf(place, call, run) : wholeOf(place),
      slot: (state) => inChain(call, state, "putHeader", run),
      implied: (state) => (has(state, "json") ? { "Content-Type": "application/json" } : {}),
      bodyKind: kindOfRequest,
    },
    run,
  );
}

function wholeOf([url]: readonly Arg[]): Arg | undefined {
  return url && { ...url, value: textIn(url.value) ?? unknown };
}

/** The URL of a path, with a host before it or from the client; the scheme is set elsewhere. */
function addressOf(args: readonly Arg[], { state }: Call, run: Run): Arg | undefined {
  const [path, named] = args.toReversed();
  const host = named?.value ?? optionValue(state, "host");
  if (path === undefined) return undefined;
  const [before, behind] = [textIn(host ?? unknown), textIn(path.value)];
  if (before === undefined || behind === undefined) return { ...path, value: unknown };
  const at = { kind: "other", parts: [], ...path.span } as const;
  return { ...path, value: joined([sign("https://", at), before, asText(behind, at, run)]) };
}

const sending =
  /^(?:rx)?(send)(Json|JsonObject|Buffer|Form|MultipartForm|Stream)?(?:AndAwait|AndForget)?$/i;

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const [, isSent, kind = ""] = sending.exec(method) ?? [];
  if (isSent !== undefined) return sent(kind, state, call, run);
  if (method === "putHeader") setOn(state, "setHeader", call, run);
  else if (method === "putHeaders") setOn(state, "putAll", call, run);
  else if (method === "headers") run.open(state);
  else if (method === "bearerTokenAuthentication") setOn(state, "setBearerAuth", call, run);
  else if (method === "basicAuthentication") setOn(state, "setBasicAuth", call, run);
  else if (method === "authentication") put(state, "authorized", unknown, at, run);
  else if (/^(?:add|set)QueryParam$/.test(method)) addQuery(state, call, run);
  else if (/^(?:host|port|uri|virtualHost|setTemplateParam)$/.test(method) && first !== undefined)
    put(state, "url", unknown, first.span, run);
  return self ?? unknown;
}

/** Sends with a body; JSON and forms imply their Content-Type. */
function sent(kind: string, state: Thing, call: Call, run: Run): Value {
  const [first] = call.args;
  const span = first?.span ?? call.at;
  if (/^json/i.test(kind)) {
    putBody(state, { value: jsonOf(undefined), span }, run);
    put(state, "json", unknown, span, run);
  } else if (/form$/i.test(kind)) putBody(state, { value: formBody, span }, run);
  else if (kind !== "") putBody(state, first, run);
  send(state, optionValue(state, "sender") ?? unknown, call, run);
  return { kind: "native", path: "answer" };
}
