import type { Span } from "../../../httpRequest.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { slotIn } from "../../slots.ts";
import { asText, nameIn, plainText } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  joined,
  unknown,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { dictOf } from "../dicts.ts";
import { namePlace } from "../entries.ts";
import { saidOfBody } from "./bodies.ts";
import { misplacedIn } from "./misplaced.ts";

/** `http.client.HTTPSConnection(host)`. */
export function newConnection(scheme: "http" | "https", call: Call, run: Run): Value {
  const state = run.thing([]);
  const origin = originOf(scheme, call, run);
  if (origin !== undefined) put(state, "origin", origin.value, origin.span, run);
  put(state, "isSecure", { kind: "constant", value: scheme === "https" }, call.at, run);
  return { kind: "native", path: "httpConnection", state };
}

/** Scheme and host of a connection; undefined with a non-standard port. */
export function originOf(
  scheme: "http" | "https",
  call: Call,
  run: Run,
): { readonly value: Value; readonly span: Span } | undefined {
  const { get } = argumentsOf(call, ["host", "port"]);
  const [host, port] = [get("host"), get("port")];
  const isUsual =
    port === undefined ||
    isNothing(port.value) ||
    (port.value.kind === "constant" && port.value.value === (scheme === "https" ? 443 : 80));
  if (host === undefined || !isUsual) return undefined;
  const at = { kind: "other", parts: [], ...host.span } as const;
  const value = joined([sign(`${scheme}://`, host.span), asText(host.value, at, run)]);
  return { value: host.value.kind === "text" ? value : unknown, span: host.span };
}

const nowhere = { value: unknown, span: { start: 0, end: 0 } };

const places = ["method", "url", "body", "headers"];

/** `connection.request(method, url, body, headers)`, or `putrequest`, `putheader`, `endheaders`; `set_tunnel(host)`. */
export function callConnection(method: string, call: Call, run: Run): Value {
  const { state } = call;
  if (state === undefined) return unknown;
  if (method === "set_tunnel") {
    // The host that was given before is that of a proxy.
    const isSecure = truthOf(optionValue(state, "isSecure") ?? unknown) === true;
    const { value, span } = originOf(isSecure ? "https" : "http", call, run) ?? nowhere;
    put(state, "origin", value, span, run);
    return unknown;
  }
  const { get, isOpen } = argumentsOf(call, places);
  const [verb, url, body] = [get("method"), get("url"), get("body")];
  if (method === "putrequest" && url !== undefined) {
    put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
    put(state, "path", url.value, url.span, run);
    if (verb !== undefined) put(state, "method", verb.value, verb.span, run);
  } else if (method === "putheader") {
    const headers = optionValue(state, "headers");
    const [key, value] = call.args;
    if (headers?.kind !== "thing") return unknown;
    if (key === undefined || value === undefined || nameIn(key.value) === undefined) {
      run.open(headers, 0);
    } else run.put(headers, namePlace(key, value, wholeStatement(run.text, call.at)));
  } else if (method === "endheaders") {
    const [path, held] = ["path", "method"].map((name) => entryOf(state, name));
    if (path === undefined) return unknown;
    const target = { value: path.value, span: path.valueSpan };
    const by = held && { value: held.value, span: held.valueSpan };
    const headers = optionValue(state, "headers");
    send({ call, state, verb: by, url: target, body: undefined, headers, isOpen: false }, run);
  } else if (method === "request" && url !== undefined) {
    const headers = get("headers")?.value;
    send({ call, state, verb, url, body, headers, isOpen, takesHeaders: true }, run);
  }
  return unknown;
}

interface Given {
  readonly value: Value;
  readonly span: Span;
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
  const slot = literal === undefined ? undefined : slotIn(run, literal, dictStyle);
  sendRequest(
    {
      ...{ form: run.form, client: "httpClient", nothing: "text" },
      span: { start: call.at.start, end: call.at.end },
      method: { text: plainText(verb?.value)?.toUpperCase() ?? "$METHOD", span: verb?.span },
      url: isWhole ? url.value : origin?.kind === "text" ? joined([origin, path]) : unknown,
      urlSpan: url.span,
      headers: headers === undefined ? [] : [dictOf(headers, run)],
      ...saidOfBody(body?.value, "texts", run),
      isOpen,
      body: body?.span,
      slot:
        slot ??
        (takesHeaders === true && headers === undefined ? headersBehind(call, run, 3) : undefined),
      detached: takesHeaders === true ? misplacedIn(call, places, run) : [],
    },
    run,
  );
}
