import { formBody } from "../clients/bodies.ts";
import { beginRequest, has, put, putChanges, send } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { watchState } from "../clients/idleState.ts";
import { optionValue } from "../clients/sending.ts";
import { joinedUrl, textIn } from "../clients/urls.ts";
import { textOf, unknown, type Native, type Thing, type Value } from "../machine/values.ts";
import { isFileLike, kindOfRequest, putBody } from "./bodies.ts";
import { setHeaders, setOn } from "./headers.ts";
import { inChain } from "./jdkHttp.ts";
import type { Parts } from "./parts.ts";
import { newClient } from "./senders.ts";
import { addQuery } from "./queries.ts";
import { expanded } from "./uris.ts";

/** Unirest: the class is a client shared by the whole program; others can be made. */
export const unirest: Parts = {
  Unirest: {
    called: (method, call, run) => callClient(method, { ...call, ...sharedClient(call, run) }, run),
  },
  UnirestInstance: { made: (call, run) => newClient("unirest.client", call, run) },
  "unirest.client": { called: callClient },
  "unirest.config": { called: callConfig },
  "unirest.request": { called: callRequest },
};

function sharedClient(call: Call, run: Run): Pick<Call, "state" | "self"> {
  const state = run.shared.get("unirest") ?? newClient("unirest.client", call, run).state;
  if (state !== undefined) run.shared.set("unirest", state);
  const self: Native = {
    ...{ kind: "native", path: "unirest.client" },
    ...(state === undefined ? {} : { state }),
  };
  return { state, self };
}

function callClient(method: string, call: Call, run: Run): Value {
  const { state, self, args, at } = call;
  if (state === undefined) return unknown;
  if (method === "config") return { kind: "native", path: "unirest.config", state };
  if (method === "spawnInstance") return newClient("unirest.client", call, run);
  if (method === "primaryInstance") return self ?? unknown;
  if (/^(?:set|clear|add)Default/.test(method)) return callConfig(method, call, run);
  if (!/^(?:get|head|post|put|patch|delete|options|request)$/.test(method)) return unknown;
  const isNamed = method === "request";
  const url = args[isNamed ? 1 : 0];
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const base = optionValue(state, "base");
  const verb: Arg | undefined = isNamed
    ? args[0]
    : { value: textOf({ text: method.toUpperCase(), runs: [] }), span };
  return beginRequest(
    {
      ...{ path: "unirest.request", client: "unirest", call, method: verb, sender: self },
      url: url && {
        ...url,
        value: expanded(joinedUrl(base, textIn(url.value) ?? unknown, url.span, run), run),
      },
      ...{ slot: (of) => inChain(call, of, "header", run), implied: typeOfBody },
      bodyKind: kindOfRequest,
    },
    run,
  );
}

/** The implied Content-Type of a body: plain text for texts. */
function typeOfBody(state: Thing): Readonly<Record<string, string | undefined>> {
  const body = optionValue(state, "body");
  if (body === undefined || body === formBody) return {};
  return { "Content-Type": body.kind === "text" ? "text/plain; charset=UTF-8" : undefined };
}

/** Fields alone are sent as a form, with files as multipart. */
function putFields(state: Thing, method: string, { args, at }: Call, run: Run): void {
  const isPart = args.length > 2 || args.some(({ span }) => isFileLike(run.source(span)));
  if (isPart || method === "multiPartContent") put(state, "parts", unknown, at, run);
  const span = args[0]?.span ?? at;
  putBody(state, { value: has(state, "parts") ? unknown : formBody, span }, run);
}

function callConfig(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const headers = optionValue(state, "headers");
  if (method === "defaultBaseUrl" && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
    watchState({ client: "unirest", call, state }, run);
  } else if (method === "interceptor") putChanges(state, run);
  else if (headers?.kind === "thing") {
    setHeaders(headers, method === "setDefaultBasicAuth" ? "setBasicAuth" : method, call, run);
  }
  return self ?? unknown;
}

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  const [first] = call.args;
  if (state === undefined) return unknown;
  if (/^(?:as|then|ifSuccess)[A-Z]?\w*$/.test(method)) {
    send(state, optionValue(state, "sender") ?? unknown, call, run);
    return { kind: "native", path: "answer" };
  }
  if (method === "body") putBody(state, first ?? { value: unknown, span: call.at }, run);
  else if (/^(?:fields?|multiPartContent)$/.test(method)) putFields(state, method, call, run);
  else if (method === "basicAuth") setOn(state, "setBasicAuth", call, run);
  else if (method === "queryString") addQuery(state, call, run);
  else if (method === "headers") setOn(state, "putAll", call, run);
  else setOn(state, method, call, run);
  return self ?? unknown;
}
