import type { DetachedHeaders, HeaderSlot, Span } from "../../httpRequest.ts";
import { spread } from "../objects.ts";
import { asText, nameIn, writtenAt } from "../texts.ts";
import { wholeStatement } from "../assign.ts";
import type { Arg, Call, Run } from "../run.ts";
import { methodOf, option, optionValue, sendRequest } from "../sending.ts";
import { slotBehind, slotUnder } from "../slots.ts";
import { isNothing, joined, unknown, type Text, type Thing, type Value } from "../values.ts";
import { everywhere, detachedOf } from "../detached.ts";
import { objectStyle, slotInHeaders, spanOfCall } from "./httpCall.ts";

/** `http.request(url, options, callback)` and `http.get`, with what is called on the request afterwards. */
export function callNodeHttp(method: string, call: Call, run: Run): Value | undefined {
  if (method !== "get" && method !== "request") return undefined;
  const given = call.args.filter(({ value }) => value.kind !== "function");
  const [first, second] = given;
  if (first === undefined || given.some(({ isMany }) => isMany)) return unknown;
  const hasUrl = first.value.kind !== "thing";
  const options = hasUrl ? second : first;
  const url = hasUrl ? hrefOf(first.value, run) : urlOfOptions(options?.value, first.span, run);
  const headers = run.thing([], { foldsCase: true });
  const late = run.thing([], { foldsCase: true });
  const state = run.thing([]);
  const put = (name: string, value: Value): void => {
    const span = { start: call.at.start, end: call.at.start };
    run.put(state, { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true });
  };
  put("headers", headers);
  put("late", late);
  if (method === "get") put("sent", { kind: "constant", value: true });
  run.drafts.push({
    finish: () => {
      finish({ call, first, url, options, hasUrl, headers, late, state, method }, run);
    },
  });
  return { kind: "native", path: "nodeHttpRequest", state };
}

function hrefOf(value: Value, run: Run): Value {
  if (value.kind === "text") return value;
  if (value.kind !== "native") return unknown;
  return run.library.member(value, "href", run) ?? unknown;
}

interface Parts {
  readonly call: Call;
  readonly first: Arg;
  readonly url: Value;
  readonly options: Arg | undefined;
  readonly hasUrl: boolean;
  readonly headers: Thing;
  readonly late: Thing;
  readonly state: Thing;
  readonly method: string;
}

function finish(parts: Parts, run: Run): void {
  const { call, first, url, options, hasUrl, headers, late, state, method } = parts;
  const own = optionValue(options?.value, "headers");
  const body = state.shape.value.entries.find(({ name }) => name.text === "body");
  const { callee } = call.at;
  const isWritten = method === "get" && callee.kind === "member";
  const entry = hasUrl ? undefined : hostEntry(options?.value);
  const isOpen =
    options !== undefined && (options.value.kind !== "thing" || options.value.shape.value.isOpen);
  const auth = optionValue(options?.value, "auth");
  const detached: readonly DetachedHeaders[] = detachedOf(late, "afterSending", everywhere, run);
  sendRequest(
    {
      ...{
        form: run.form,
        client: "nodeHttp",
        span: spanOfCall(call),
        nothing: "text",
        url,
        isOpen,
      },
      method:
        isWritten && option(options?.value, "method") === undefined
          ? { text: "GET", span: callee.nameSpan }
          : methodOf(options?.value),
      urlSpan: entry?.valueSpan ?? first.span,
      headers: own === undefined ? [headers] : [own, headers],
      isAuthorized: auth !== undefined && !isNothing(auth),
      body: body?.valueSpan,
      slot: slotOf(parts, own, run),
      detached,
    },
    run,
  );
}

function hostEntry(options: Value | undefined) {
  const found = option(options, "hostname") ?? option(options, "host");
  return found === undefined || found === "unknown" ? undefined : found;
}

/** `{ hostname, path }` as a URL. */
function urlOfOptions(options: Value | undefined, at: Span, run: Run): Value {
  const host = hostEntry(options);
  const port = optionValue(options, "port");
  const protocol = optionValue(options, "protocol");
  const text = (value: Value, span: Span): Text =>
    asText(value, { kind: "other", parts: [], ...span }, run);
  const sign = (shown: string): Text => ({
    kind: "text",
    written: writtenAt(shown, { start: at.start, end: at.start }),
    others: [],
    isSure: true,
  });
  if (host?.value.kind !== "text") return unknown;
  const isUsual = port === undefined || (port.kind === "constant" && port.value === 443);
  const path = option(options, "path") ?? option(options, "pathname");
  const before =
    protocol?.kind === "text" ? [text(protocol, host.valueSpan), sign("//")] : [sign("https://")];
  return joined([
    ...before,
    text(host.value, host.valueSpan),
    ...(isUsual ? [] : [sign(":"), text(port, host.valueSpan)]),
    ...(path === undefined
      ? []
      : path === "unknown"
        ? [text(unknown, at)]
        : [text(path.value, path.valueSpan)]),
  ]);
}

function slotOf(
  { options, first }: Parts,
  own: Value | undefined,
  run: Run,
): HeaderSlot | undefined {
  if (own !== undefined) return slotInHeaders(own, run);
  const literal = options?.value.kind === "thing" ? options.value.literal : undefined;
  if (literal !== undefined) return slotUnder(run.text, literal, "headers: ", objectStyle);
  if (options !== undefined) return undefined;
  return slotBehind(first.span.end, ", { headers: { ", " } }", objectStyle);
}

/** `setHeader` counts until the request is sent by its body or its end. */
export function callNodeHttpRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const isSent = optionValue(state, "sent") !== undefined;
  const mark = (name: string, value: Value, span: Span): void => {
    run.put(state, {
      name: writtenAt(name, { start: at.start, end: at.start }),
      value,
      valueSpan: span,
      span,
      isSure: true,
    });
  };
  switch (method) {
    case "setHeader":
    case "appendHeader": {
      const target = optionValue(state, isSent ? "late" : "headers");
      const name = first && nameIn(first.value);
      if (target?.kind !== "thing") break;
      if (name === undefined || second === undefined) run.open(target, 0);
      else {
        const span = wholeStatement(run.text, at);
        run.put(target, { name, value: second.value, valueSpan: second.span, span, isSure: true });
      }
      break;
    }
    case "setHeaders": {
      const target = optionValue(state, isSent ? "late" : "headers");
      if (target?.kind === "thing") spread(target, first?.value ?? unknown, run);
      break;
    }
    case "removeHeader": {
      const target = optionValue(state, "headers");
      const name = first && nameIn(first.value)?.text;
      if (target?.kind !== "thing" || isSent) break;
      if (name === undefined) run.open(target, 0);
      else run.take(target, name);
      break;
    }
    case "write":
    case "end":
    case "flushHeaders":
      if (first !== undefined && first.value.kind !== "function" && !isNothing(first.value))
        mark("body", first.value, first.span);
      mark("sent", { kind: "constant", value: true }, { start: at.start, end: at.end });
      break;
  }
  return self ?? unknown;
}
