import { asText, plainText, nameIn, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import { wholeStatement } from "../assign.ts";
import type { Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { slotIn } from "../slots.ts";
import { sign } from "../urls.ts";
import { joined, unknown, type Thing, type Value } from "../values.ts";
import { argumentsOf, dictStyle, headersBehind } from "./keywordCall.ts";

/** `http.client.HTTPSConnection(host)`. */
export function newConnection(scheme: "http" | "https", call: Call, run: Run): Value {
  const { get } = argumentsOf(call, ["host", "port"]);
  const state = run.thing([]);
  const host = get("host");
  const port = get("port");
  const isUsual =
    port === undefined ||
    (port.value.kind === "constant" && port.value.value === (scheme === "https" ? 443 : 80));
  if (host !== undefined && isUsual) {
    const at = { kind: "other", parts: [], ...host.span } as const;
    const origin = joined([sign(`${scheme}://`, host.span), asText(host.value, at, run)]);
    put(state, "origin", host.value.kind === "text" ? origin : unknown, host.span, run);
  }
  return { kind: "native", path: "httpConnection", state };
}

function put(
  state: Thing,
  name: string,
  value: Value,
  at: { start: number; end: number },
  run: Run,
): void {
  const span = { start: at.start, end: at.end };
  run.put(state, {
    name: writtenAt(name, { start: span.start, end: span.start }),
    value,
    valueSpan: span,
    span,
    isSure: true,
  });
}

/** `connection.request(method, url, body, headers)`, or `putrequest`, `putheader`, `endheaders`. */
export function callConnection(method: string, call: Call, run: Run): Value {
  const { state } = call;
  if (state === undefined) return unknown;
  const { get, isOpen } = argumentsOf(call, ["method", "url", "body", "headers"]);
  const [verb, url, body] = [get("method"), get("url"), get("body")];
  if (method === "putrequest" && url !== undefined) {
    put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
    put(state, "path", url.value, url.span, run);
    if (verb !== undefined) put(state, "method", verb.value, verb.span, run);
  } else if (method === "putheader") {
    const headers = optionValue(state, "headers");
    const [key, value] = call.args;
    const name = key && nameIn(key.value);
    if (headers?.kind !== "thing") return unknown;
    if (name === undefined || value === undefined) run.open(headers, 0);
    else {
      const span = wholeStatement(run.text, call.at);
      run.put(headers, { name, value: value.value, valueSpan: value.span, span, isSure: true });
    }
  } else if (method === "endheaders") {
    const [path, held] = ["path", "method"].map((name) =>
      state.shape.value.entries.find((each) => each.name.text === name),
    );
    if (path === undefined) return unknown;
    const target = { value: path.value, span: path.valueSpan };
    const by = held && { value: held.value, span: held.valueSpan };
    send(
      {
        call,
        state,
        verb: by,
        url: target,
        body: undefined,
        headers: optionValue(state, "headers"),
        isOpen: false,
      },
      run,
    );
  } else if (method === "request" && url !== undefined) {
    send(
      { call, state, verb, url, body, headers: get("headers")?.value, isOpen, takesHeaders: true },
      run,
    );
  }
  return unknown;
}

interface Given {
  readonly value: Value;
  readonly span: { readonly start: number; readonly end: number };
}

interface Parts {
  readonly call: Call;
  readonly state: Thing;
  readonly verb: Given | undefined;
  readonly url: Given;
  readonly body: Given | undefined;
  readonly headers: Value | undefined;
  readonly isOpen: boolean;
  readonly takesHeaders?: true;
}

function send(
  { call, state, verb, url, body, headers, isOpen, takesHeaders }: Parts,
  run: Run,
): void {
  const origin = optionValue(state, "origin");
  const path = asText(url.value, { kind: "other", parts: [], ...url.span }, run);
  const isWhole = /^https?:/i.test(path.written.text);
  const literal = headers?.kind === "thing" ? headers.literal : undefined;
  const own = run.thing([], { foldsCase: true });
  if (headers !== undefined) spread(own, headers, run);
  const slot = literal === undefined ? undefined : slotIn(run.text, literal, dictStyle);
  sendRequest(
    {
      ...{
        form: run.form,
        client: "httpClient",
        span: { start: call.at.start, end: call.at.end },
        nothing: "text",
      },
      method: { text: plainText(verb?.value)?.toUpperCase() ?? "$METHOD", span: verb?.span },
      url: isWhole ? url.value : origin?.kind === "text" ? joined([origin, path]) : unknown,
      urlSpan: url.span,
      headers: [own],
      implied:
        body === undefined ||
        body.value.kind === "text" ||
        (body.value.kind === "native" && body.value.path === "json")
          ? {}
          : { "Content-Type": undefined },
      isOpen,
      body: body?.span,
      slot:
        slot ??
        (takesHeaders === true && headers === undefined ? headersBehind(call, run, 3) : undefined),
    },
    run,
  );
}
