import { plainText } from "../../machine/values/texts.ts";
import type { Span } from "../../../httpRequest.ts";
import { detachedOf } from "../../lost/detached.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import {
  nothing,
  unknown,
  type Entry,
  type Native,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { slotAfter, slotInHash } from "./headerSlots.ts";
import { isExtended, schemeOf, urlOf } from "./netUrl.ts";
import { newPersistent } from "./netPersistent.ts";
import { netRequestClass } from "./netRequest.ts";
import { sendNetRequest } from "./netSending.ts";
import { put } from "../../clients/making.ts";
import { ancestors } from "../../machine/classes/bases.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import { callBlock, joining, openIfAdded, optionsIn, positional, verbOf } from "../rubyCall.ts";
import { urlText } from "../uri.ts";

const withBody = new Set(["post", "put", "patch"]);
const withoutBody = new Set(["get", "head", "delete", "options", "get_response", "get_print"]);

/** `Net::HTTP` itself: its class methods, connections and request classes. */
export function callNet(path: string, call: Call, run: Run): Value | undefined {
  const [head, method = ""] = path.split(".");
  if (head !== "HTTP") return undefined;
  // The same with a proxy.
  if (method === "Proxy") return { kind: "native", path: "Net.HTTP" };
  if (method === "Persistent" && call.at.isNew) return newPersistent(run);
  const args = positional(call);
  if (method === "const_get") {
    const verb = positional(call)[0]?.value;
    return verb === undefined ? undefined : netRequestClass(plainText(verb), run);
  }
  if (call.at.isNew || method === "start") return connection(args, call, run);
  const [first, second, third] = args;
  if (first === undefined || args.some(({ isMany }) => isMany)) return unknown;
  const url = urlText(first.value);
  if (method === "post_form") {
    send({ url: first, verb: "post", body: second, isForm: true }, url, call, run);
    return answer;
  }
  if (withBody.has(method)) {
    send({ url: first, verb: method, body: second, headers: third }, url, call, run);
    return answer;
  }
  if (!withoutBody.has(method)) return undefined;
  const isHost = first.value.kind === "text" && second?.value.kind === "text";
  const whole = isHost ? urlOf(first.value, "http://", second.value, first.span, run) : url;
  const headers = isHost ? undefined : second;
  send({ url: first, verb: method.replace(/_.*/, ""), headers }, whole, call, run);
  return answer;
}

/** A connection to host and port; it uses https if that is switched on. */
function connection(args: readonly Arg[], call: Call, run: Run): Value {
  const [host, port] = args;
  const options = optionsIn(args);
  const state = joining(run.thing([]), run);
  const native: Native = { kind: "native", path: "netHttp", state };
  put(state, "host", host?.value ?? unknown, host?.span ?? call.at, run);
  if (port !== undefined && port !== options) put(state, "port", port.value, port.span, run);
  const ssl = optionValue(options?.value, "use_ssl");
  // What comes last may be options.
  if (!call.at.isNew && args.length > 1 && args.at(-1)?.value.kind === "unknown") run.open(state);
  if (ssl !== undefined) put(state, "use_ssl", ssl, call.at, run);
  if (overridesSending(call.self)) put(state, "extended", nothing, call.at, run);
  const given = callBlock(call, [native], run);
  return call.at.isNew || given === undefined ? native : given;
}

/** Whether a subclass whose `start` is called has a method of its own that requests go through. */
function overridesSending(of: Value | undefined): boolean {
  if (of?.kind !== "class") return false;
  const methods = ancestors(of).flatMap(({ code }) => code.methods);
  return methods.some(({ name, isStatic }) => isStatic !== true && sends.test(name ?? ""));
}

const sends = /^(?:request|send_request|get|post|put|patch|delete|\w*transport\w*|do_start)$/;

/** `http.use_ssl = true`; other settings do not matter. */
export function assignToNetHttp({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state !== undefined && name === "use_ssl") run.put(state, entry);
  return true;
}

/** Calls on a connection. */
export function callNetHttp(method: string, call: Call, run: Run): Value | undefined {
  const { state, self } = call;
  const args = positional(call);
  const [first, second, third] = args;
  if (method === "extend" || method === "singleton_class") {
    // Methods added to it may sign requests.
    if (state !== undefined) put(state, "extended", nothing, call.at, run);
    return self ?? unknown;
  }
  if (method === "start" || method === "tap") {
    const given = callBlock(call, [self ?? unknown], run);
    return (method === "tap" ? undefined : given) ?? self ?? unknown;
  }
  const urlFor = (path: Value, span: Span): Value =>
    urlOf(keptValue(state, "host"), schemeOf(state), path, span, run);
  if (method === "request") {
    if (first === undefined) return unknown;
    const speaksPlain = keptValue(state, "use_ssl") === undefined;
    const by = { speaksPlain, isOpen: isExtended(state) };
    return sendNetRequest(first.value, second, urlFor, by, run) ? answer : unknown;
  }
  if (args.some(({ isMany }) => isMany)) return unknown;
  if (method === "send_request") {
    const [, path, body, headers] = args;
    const verb = plainText(first?.value)?.toLowerCase();
    if (verb === undefined || path === undefined) return unknown;
    send({ url: path, verb, body, headers }, urlFor(urlPath(path.value), path.span), call, run);
    return answer;
  }
  const verb = method.replace(/^request_/, "").replace(/2$/, "");
  if (first === undefined) return unknown;
  const url = urlFor(urlPath(first.value), first.span);
  if (withBody.has(verb)) {
    send({ url: first, verb, body: second, headers: third }, url, call, run);
    return answer;
  }
  if (!withoutBody.has(verb)) {
    openIfAdded(method, call, run);
    return unknown;
  }
  send({ url: first, verb, headers: second }, url, call, run);
  return answer;
}

function urlPath(value: Value): Value {
  return value.kind === "native" ? urlText(value) : value;
}

interface Parts {
  readonly url: Arg;
  readonly verb: string;
  readonly body?: Arg | undefined;
  readonly headers?: Arg | undefined;
  readonly isForm?: boolean;
}

function send({ url, verb, body, headers, isForm }: Parts, to: Value, call: Call, run: Run): void {
  const given = headers === undefined ? undefined : hashHeaders(headers.value, "plain", run);
  const hasBody = body !== undefined && isGiven(body.value);
  const isMeant = withBody.has(verb) ? body : url;
  const after = isMeant === undefined || isForm === true ? undefined : isMeant.span.end;
  sendRequest(
    {
      ...{ form: run.form, client: "netHttp", nothing: "skips" },
      ...{ span: { start: call.at.start, end: call.at.end }, url: to, urlSpan: url.span },
      method: { ...verbOf(call, verb) },
      headers: given === undefined ? [] : [given],
      isOpen: call.state !== undefined && isExtended(call.state),
      sources: headers === undefined ? [] : [headers.value],
      ...(isForm === true ? { formBody: true } : saidOfBody(body?.value, false, run)),
      body: hasBody ? body.span : undefined,
      slot:
        headers !== undefined
          ? slotInHash(given, run)
          : after === undefined
            ? undefined
            : slotAfter(after, ", { ", " }"),
      detached:
        headers === undefined ? detachedOf(body?.value, "inBody", body?.span ?? url.span, run) : [],
    },
    run,
  );
}
