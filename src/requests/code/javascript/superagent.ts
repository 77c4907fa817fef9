import type { HeaderSlot } from "../../httpRequest.ts";
import { indentAt } from "../../jsonHeaders.ts";
import { lineEndOf } from "../../textLines.ts";
import { nameIn, plainText, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../values.ts";
import { objectStyle, spanOfCall, typeOfBody } from "./httpCall.ts";
import { withParams } from "../urls.ts";

const verbs = new Map(
  Object.entries({
    get: "GET",
    post: "POST",
    put: "PUT",
    patch: "PATCH",
    del: "DELETE",
    delete: "DELETE",
    head: "HEAD",
  }),
);

/** `superagent.get(url)`: a request that is put together by a chain of calls and sent when it is awaited. */
export function callSuperagent(method: string, call: Call, run: Run): Value | undefined {
  const { args, at, state: defaults } = call;
  if (method === "agent")
    return { kind: "native", path: "superagent", state: run.thing([], { foldsCase: true }) };
  if (method === "set" && defaults !== undefined) {
    putHeaders(defaults, call, run);
    return call.self;
  }
  if (/^(?:use|auth|accept|type)$/.test(method) && defaults !== undefined) {
    run.open(defaults);
    return call.self;
  }
  const isCall = method === "" && args.length > 1;
  const verb = isCall ? plainText(args[0]?.value)?.toUpperCase() : verbs.get(method);
  const url = isCall ? args[1] : args[0];
  if (verb === undefined || url === undefined) return undefined;
  const headers = run.thing([], { foldsCase: true });
  const state = run.thing([]);
  const put = (name: string, value: Value, span = { start: at.start, end: at.start }): void => {
    run.put(state, { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true });
  };
  put("headers", headers);
  put("url", url.value, url.span);
  run.drafts.push({
    finish: () => {
      finish({ call, url, verb, headers, defaults, state }, run);
    },
  });
  return { kind: "native", path: "superagentRequest", state };
}

interface Parts {
  readonly call: Call;
  readonly url: Arg;
  readonly verb: string;
  readonly headers: Thing;
  readonly defaults: Thing | undefined;
  readonly state: Thing;
}

function finish({ call, url, verb, headers, defaults, state }: Parts, run: Run): void {
  const body = state.shape.value.entries.find(({ name }) => name.text === "body");
  const { callee } = call.at;
  sendRequest(
    {
      ...{ form: run.form, client: "superagent", span: spanOfCall(call), nothing: "text" },
      method: { text: verb, span: callee.kind === "member" ? callee.nameSpan : undefined },
      url: optionValue(state, "url") ?? unknown,
      urlSpan: url.span,
      headers: defaults === undefined ? [headers] : [defaults, headers],
      implied: impliedBy(body?.value),
      isOpen: state.shape.value.isOpen,
      isAuthorized: optionValue(state, "auth") !== undefined,
      body: body?.valueSpan,
      slot: chained(call, run),
    },
    run,
  );
}

function impliedBy(body: Value | undefined): Readonly<Record<string, string | undefined>> {
  if (body === undefined) return {};
  return body.kind === "thing" || body.kind === "list"
    ? { "Content-Type": "application/json" }
    : { "Content-Type": undefined, ...typeOfBody(undefined) };
}

/** One more call of the chain, on a line of its own where the others are. */
function chained({ at }: Call, { text }: Run): HeaderSlot {
  const next = /^(\s{0,200})\./.exec(text.slice(at.end, at.end + 202))?.[1] ?? "";
  const indent = next.includes("\n") ? indentAt(text, at.end + next.length) : undefined;
  const before = indent === undefined ? ".set(" : `${lineEndOf(text)}${indent}.set(`;
  return {
    ...{ offset: at.end, before, separator: `)${before}`, after: ")" },
    item: { ...objectStyle, open: "", between: ", ", close: "", nameQuote: "none" },
  };
}

function putHeaders(headers: Thing, { args, at, self }: Call, run: Run): void {
  const [key, value] = args;
  if (key?.value.kind === "thing") {
    spread(headers, key.value, run);
    return;
  }
  const name = key && nameIn(key.value);
  if (name === undefined || value === undefined) {
    run.open(headers, 0);
    return;
  }
  const { callee } = at;
  const start = callee.kind === "member" && self !== undefined ? callee.object.end : at.start;
  const span = { start, end: at.end };
  run.put(headers, { name, value: value.value, valueSpan: value.span, span, isSure: true });
}

const shortTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  html: "text/html",
  xml: "application/xml",
  form: "application/x-www-form-urlencoded",
};

/** `.set()`, `.send()`, `.query()` and the rest of the chain. */
export function callSuperagentRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const headers = optionValue(state, "headers");
  if (state === undefined || headers?.kind !== "thing") return unknown;
  const [first] = args;
  const put = (name: string, arg: Arg | undefined): void => {
    const span = arg?.span ?? { start: at.start, end: at.start };
    const value = arg?.value ?? unknown;
    run.put(state, { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true });
  };
  switch (method) {
    case "set":
      putHeaders(headers, call, run);
      break;
    case "accept":
    case "type": {
      const type = plainText(first?.value);
      const callee = at.callee.kind === "member" ? at.callee : undefined;
      if (first === undefined || callee === undefined) break;
      const known =
        type === undefined
          ? undefined
          : (shortTypes[type] ?? (type.includes("/") ? type : undefined));
      const value: Value =
        known === undefined
          ? unknown
          : { kind: "text", written: writtenAt(known, first.span), others: [], isSure: true };
      const name = writtenAt(method === "accept" ? "Accept" : "Content-Type", callee.nameSpan);
      const span = { start: callee.object.end, end: at.end };
      run.put(headers, { name, value, valueSpan: first.span, span, isSure: true });
      break;
    }
    case "send":
      if (first !== undefined && !isNothing(first.value)) put("body", first);
      break;
    case "field":
    case "attach":
      put("body", first === undefined ? undefined : { ...first, value: unknown });
      break;
    case "query": {
      const url = state.shape.value.entries.find(({ name }) => name.text === "url");
      if (url !== undefined) {
        run.put(state, {
          ...url,
          value: withParams(url.value, first?.value ?? unknown, url.valueSpan, run),
        });
      }
      break;
    }
    case "auth":
      put("auth", first);
      break;
    case "use":
      run.open(state, 0);
      break;
    case "then":
    case "end":
    case "catch":
      return unknown;
  }
  return self ?? unknown;
}
