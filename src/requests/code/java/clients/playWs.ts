import { beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { kindOfRequest, putBody } from "./bodies.ts";
import { replaceHeaders, setOn } from "./headers.ts";
import { inChain, putVerb } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { addQuery } from "./queries.ts";

/** The client of the Play framework. */
export const playWs: Parts = {
  WSClient: { called: begin },
  "play.client": { called: begin },
  "play.request": { called: callRequest },
};

/** `ws.url("https://…")`. */
function begin(method: string, call: Call, run: Run): Value {
  const [url] = call.args;
  if (method !== "url" || url === undefined) return unknown;
  return beginRequest(
    {
      ...{ path: "play.request", client: "playWs", call },
      url: { ...url, value: textIn(url.value) ?? unknown },
      slot: (state) => inChain(call, state, "addHeader", run),
      ...{ implied: typeOfBody, bodyKind: kindOfRequest },
    },
    run,
  );
}

/** A body writer implies a Content-Type. */
function typeOfBody(state: Thing): Readonly<Record<string, undefined>> {
  return has(state, "body") ? { "Content-Type": undefined } : {};
}

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first, , scheme] = args;
  if (state === undefined) return unknown;
  if (/^(?:get|post|put|patch|delete|head|options)$/.test(method)) {
    putVerb(state, call, method, first, run);
    return sent(state, call, run);
  }
  if (method === "execute" || method === "stream") {
    if (first !== undefined) put(state, "method", first.value, first.span, run);
    return sent(state, call, run);
  }
  if (method === "setMethod" && first !== undefined) {
    put(state, "method", first.value, first.span, run);
  } else if (method === "setBody") putBody(state, first, run);
  else if (method === "setHeaders") replaceHeaders(state, first, run);
  else if (/^(?:set|add)QueryParameter$/.test(method)) addQuery(state, call, run);
  else if (method === "setAuth") {
    const isBasic = scheme === undefined || /\bBASIC$/.test(run.source(scheme.span));
    if (isBasic) setOn(state, "setBasicAuth", call, run);
    else put(state, "authorized", unknown, at, run);
  } else if (method === "setRequestFilter") run.open(state, 0);
  else if (
    method === "setContentType" ||
    plainText(first?.value) !== undefined ||
    args.length > 1
  ) {
    setOn(state, method, call, run);
  } else if (/[hH]eader/.test(method)) run.open(state, 0);
  return self ?? unknown;
}

function sent(state: Thing, call: Call, run: Run): Value {
  send(state, optionValue(state, "sender") ?? { kind: "native", path: "play.client" }, call, run);
  return { kind: "native", path: "answer" };
}
