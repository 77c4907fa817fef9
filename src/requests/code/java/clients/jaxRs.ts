import { copyState } from "../../clients/building.ts";
import { formBody } from "../../clients/bodies.ts";
import { beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText } from "../../machine/values/texts.ts";
import { joinedUrl, sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { bodyOf, headersOfBody, kindOfRequest, typeOfBody } from "./bodies.ts";
import { replaceHeaders, setOn } from "./headers.ts";
import { inChain } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { register } from "./jaxRsClients.ts";
import { expanded, newUri } from "../uris.ts";

/** The client of JAX-RS: Jersey, RESTEasy and others. */
export const jaxRs: Parts = {
  "rs.client": { called: callClient },
  "rs.target": { called: callTarget },
  "rs.request": { called: callRequest },
  "rs.invocation": { called: (_method, { self }) => self ?? unknown },
  ...{ Entity: { called: newEntity }, Form: { made: () => formBody, called: () => formBody } },
};

function callClient(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method !== "target") {
    register(state, method, call, run);
    return self ?? unknown;
  }
  const target = copyState(state, run);
  if (has(state, "outside")) put(target, "outside", unknown, call.at, run);
  put(target, "href", (first && textIn(first.value)) ?? unknown, first?.span ?? call.at, run);
  watchState({ client: "jaxRs", call, state: target, base: "href" }, run);
  return { kind: "native", path: "rs.target", state: target };
}

/** Methods of a target, each of which returns a new target. */
function callTarget(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const href = optionValue(state, "href") ?? unknown;
  if (method === "register") {
    register(state, method, call, run);
    return self ?? unknown;
  }
  if (method === "request") return begin(state, href, call, run);
  if (method === "getUri") return href;
  const next = copyState(state, run);
  if (method === "path" && first !== undefined) {
    put(next, "href", joinedUrl(href, textIn(first.value) ?? unknown, first.span, run), at, run);
    if (textIn(first.value) === undefined) {
      put(next, "href", joinedUrl(href, first.value, first.span, run), at, run);
    }
  } else if (method === "queryParam") {
    const url = newUri(href, at, run);
    run.library.call({ ...call, path: "url.queryParam", state: url.state, self: url }, run);
    put(next, "href", textIn(url) ?? unknown, at, run);
  }
  return { kind: "native", path: "rs.target", state: next };
}

function begin(target: Thing, href: Value, call: Call, run: Run): Native {
  const { at, args } = call;
  const object = at.callee.kind === "member" ? at.callee.object : at;
  const sender: Native = { kind: "native", path: "rs.client", state: target };
  const request = beginRequest(
    {
      ...{ path: "rs.request", client: "jaxRs", call, sender },
      url: { value: expanded(href, run), span: { start: object.start, end: object.end } },
      ...{ slot: (of) => inChain(call, of, "header", run), implied: typeOfBody },
      ...{ bodyKind: kindOfRequest, more: (of) => headersOfBody(of, run) },
    },
    run,
  );
  if (request.state !== undefined) accept(request.state, args, call, run);
  return request;
}

const types: Readonly<Record<string, string>> = {
  ...{ json: "application/json", text: "text/plain", xml: "application/xml" },
  ...{ html: "text/html", xhtml: "application/xhtml+xml" },
};

/** `Entity.json(value)`, `Entity.entity(value, type)`, and forms. */
function newEntity(method: string, call: Call, run: Run): Native {
  const [held, type] = call.args;
  const name = Object.hasOwn(types, method) ? types[method] : undefined;
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const named = name === undefined ? type : { value: textOf({ text: name, runs: [] }), span };
  if (method === "form") return bodyOf({ value: formBody, span }, undefined, call, run);
  return bodyOf(held, named ?? { value: unknown, span }, call, run);
}

/** Adds accepted types, which are joined wherever they are set. */
function accept(state: Thing, args: readonly Arg[], { at }: Call, run: Run): void {
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return;
  for (const { value, span } of args) {
    const old = entryOf(headers, "Accept");
    const text = asText(value, { kind: "other", parts: [], ...span }, run);
    const all =
      old?.value.kind === "text" ? joined([old.value, sign(", ", span), text]) : joined([text]);
    run.put(headers, {
      ...{ name: { text: "Accept", runs: [] }, value: all, valueSpan: span },
      ...{ span: { start: at.start, end: at.end }, isSure: true },
    });
  }
}

const verbs = /^(?:get|head|post|put|delete|options|method|patch|invoke|submit)$/;

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const isBuilt = /^build(?:Get|Post|Put|Delete)?$/.test(method);
  if (verbs.test(method) || isBuilt) {
    const isNamed = method === "method" || method === "build";
    const verb = method.replace(/^build/, "").toUpperCase();
    const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
    if (!/^(?:INVOKE|SUBMIT)$/.test(verb)) {
      const named = isNamed ? first : { value: textOf({ text: verb, runs: [] }), span };
      if (named !== undefined) put(state, "method", named.value, named.span, run);
    }
    const body = isNamed ? second : first;
    if (body?.value.kind === "native" && body.value.path === "body") {
      put(state, "body", body.value, body.span, run);
    }
    if (isBuilt) return self ?? unknown;
    send(state, optionValue(state, "sender") ?? unknown, call, run);
    return { kind: "native", path: "answer" };
  }
  if (method === "accept") accept(state, args, call, run);
  else if (method === "headers") replaceHeaders(state, first, run);
  else if (method === "header") addHeader(state, call, run);
  return self ?? unknown;
}

/** Adds a header; a further Accept is joined with the existing one. */
function addHeader(state: Thing, call: Call, run: Run): void {
  const [name, value] = call.args;
  const isAccept = /^accept$/i.test(textIn(name?.value ?? unknown)?.written.text ?? "");
  const headers = optionValue(state, "headers");
  const isThere = headers?.kind === "thing" && entryOf(headers, "Accept") !== undefined;
  if (isAccept && isThere && value !== undefined) accept(state, [value], call, run);
  else setOn(state, "header", call, run);
}
