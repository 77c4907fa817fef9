import type { Client } from "../../httpRequest.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { unknown, type Native, type Value } from "../values.ts";
import { writtenAt } from "../texts.ts";
import { detachedOf } from "../detached.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";

/** `fetch(input, init)`, whoever implements it. */
export function callFetch(client: Client, call: Call, run: Run): Value {
  const [input, init, third] = call.args;
  if (input === undefined || call.args.some(({ isMany }) => isMany)) return unknown;
  const request = requestIn(input.value);
  const options = init ?? (request && { value: request.init, span: input.span });
  // What a Request already has stays, unless init says otherwise.
  const inherited = request === undefined || init === undefined ? [] : [request.init];
  const body = bodyIn(options?.value, "body") ?? bodyIn(inherited[0], "body");
  const isOpen = inherited.some((each) => optionValue(each, "method") !== undefined);
  sendWithOptions(
    {
      ...{ call, client, options, nothing: "text", body: body?.span, isOpen },
      url: request?.url ?? input.value,
      urlSpan: request?.urlSpan ?? input.span,
      defaults: inherited.map((each) => optionValue(each, "headers")),
      implied: typeOfBody(body?.value),
      ...(request === undefined ? { optionsAfter: optionsBehind(input.span) } : {}),
      detached:
        third === undefined
          ? []
          : detachedOf(optionValue(third.value, "headers"), "misplaced", third.span, run),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** `new Request(url, init)`; what comes of it is sent by `fetch`. */
export function newRequest({ args, at }: Call, run: Run): Value {
  const [url, init] = args;
  if (url === undefined) return unknown;
  const entry = (name: string, value: Value, span = url.span) => ({
    ...{ name: writtenAt(name, { start: at.start, end: at.start }), value },
    ...{ valueSpan: span, span, isSure: true },
  });
  const base = requestIn(url.value);
  const options = init?.value ?? run.thing([]);
  const state = run.thing([
    entry("url", base?.url ?? url.value),
    entry("init", base === undefined ? options : unknown, init?.span),
  ]);
  return { kind: "native", path: "request", state };
}

function requestIn(value: Value) {
  if (value.kind !== "native" || value.path !== "request") return undefined;
  const [url, init] = value.state?.shape.value.entries ?? [];
  if (url === undefined || init === undefined) return undefined;
  return { url: url.value, urlSpan: url.valueSpan, init: init.value };
}

/** `request.headers`: those of its init, made where it has none. */
export function memberOfRequest(of: Native, name: string, run: Run): Value | undefined {
  const request = requestIn(of);
  if (name === "url") return request?.url;
  if (name !== "headers") return undefined;
  const headers = optionValue(request?.init, "headers");
  if (headers?.kind === "native" && headers.path === "Headers") return headers;
  const state =
    headers?.kind === "thing" ? headers : run.thing([], { isOpen: headers !== undefined });
  if (headers === undefined && request?.init.kind === "thing") {
    const at = { start: request.urlSpan.end, end: request.urlSpan.end };
    run.put(request.init, {
      ...{ name: writtenAt("headers", at), value: state, valueSpan: at, span: at, isSure: true },
    });
  }
  return { kind: "native", path: "Headers", state };
}
