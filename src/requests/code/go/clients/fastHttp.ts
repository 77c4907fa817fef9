import { beginRequest, has, headersNow, put, putHeader, send } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { slotAfter } from "../../slots.ts";
import { sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { plainClient } from "./client.ts";
import { callHeader } from "./header.ts";

/** `fasthttp.AcquireRequest()`: a request that is filled in and passed to `Do`. */
export function newFastRequest(call: Call, run: Run): Native {
  const slot = (state: Thing): HeaderSlot | undefined => slotOf(call, state, run);
  return beginRequest(
    {
      ...{ path: "fasthttp.Request", client: "fasthttp", call, slot, isOnlyIfSent: true },
      // A body is sent as a form, or in later versions as octets, unless that is switched off.
      implied: (state) =>
        has(state, "untyped") || takesForms(state) ? { "Content-Type": undefined } : {},
    },
    run,
  );
}

/** The place for a statement that sets a header: after the one that made the request or emptied it. */
function slotOf({ at: { result } }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  if (result === undefined) return undefined;
  const emptied = entryOf(state, "emptied")?.valueSpan;
  const [from, after] = emptied ? [emptied.start, emptied.end] : [result.from, result.after];
  return slotAfter(run.text, [from, after], `${result.name}.Header.Set(`, ")");
}

/** A token exchange may send a form. */
function takesForms(state: Thing): boolean {
  const url = textIn(entryOf(state, "url")?.value ?? unknown)?.written.text;
  return url !== undefined && /\/auth\/eagle\/token/.test(url);
}

/** Functions of the package, and methods of its clients with the same names. */
export function callFastHttp(method: string, call: Call, run: Run): Value {
  const [first, second] = call.args;
  const sender = call.state === undefined ? undefined : call.self;
  if (/^Do(?:Timeout|Deadline|Redirects)?$/.test(method)) {
    if (first?.value.kind === "native" && first.value.state !== undefined) {
      send(first.value.state, sender ?? plainClient(run), call, run);
    }
    return unknown;
  }
  if (!/^(?:Get|Post)(?:Timeout|Deadline)?$/.test(method) || second === undefined) return unknown;
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const name = { value: sign(method.startsWith("Post") ? "POST" : "GET", span), span };
  const request = beginRequest(
    {
      ...{ path: "fasthttp.Request", client: "fasthttp", call, url: second, method: name },
      slot: () => undefined,
    },
    run,
  );
  if (request.state !== undefined) send(request.state, sender ?? plainClient(run), call, run);
  return unknown;
}

export function callFastRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first] = args;
  if (method === "Reset" && state !== undefined) empty(state, ["url", "body"], call, run);
  if (method === "ResetBody" && state !== undefined) run.take(state, "body");
  if (method === "BodyWriter" && state !== undefined) put(state, "body", unknown, at, run);
  if (state === undefined || first === undefined) return unknown;
  if (/^SetRequestURI(?:Bytes)?$/.test(method)) put(state, "url", first.value, first.span, run);
  if (/^(?:Set|Swap|Append)Body/.test(method)) put(state, "body", first.value, first.span, run);
  if (method === "CopyTo") copyTo(first.value, ["url", "method", "body", "untyped"], state, run);
  if (method === "SetHost") put(state, "url", unknown, at, run);
  return unknown;
}

/** Makes a request as empty as a new one, for further use: its headers, and other `parts` of it. */
function empty(state: Thing, parts: readonly string[], { at }: Call, run: Run): void {
  const old = entryOf(state, "headers")?.value;
  for (const part of [...parts, "method", "untyped", "authorized", "sent"]) run.take(state, part);
  const isUnsent = !has(state, "asSent");
  if (isUnsent && old !== undefined) put(state, "replaced", old, at, run);
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  put(state, "emptied", unknown, at, run);
}

/** Copies parts of a request, and its headers, to another one. */
function copyTo(to: Value, parts: readonly string[], from: Thing, run: Run): void {
  const other = to.kind === "native" ? to.state : undefined;
  const headers = headersNow(other);
  if (other === undefined || headers === undefined) return;
  for (const entry of from.shape.value.entries) {
    if (parts.includes(entry.name.text)) run.put(other, entry);
  }
  spread(headers, headersNow(from) ?? unknown, run);
}

/** Methods of `request.Header`, which also sets method and Content-Type. */
export function callFastHeader(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const headers = headersNow(state);
  const span = wholeStatement(run.text, at);
  const plain = /^(Set|Add|Del|Get)(?:Bytes\w+|Canonical)?$/.exec(method)?.[1];
  if (plain !== undefined && headers !== undefined) {
    return callHeader(plain, { ...call, state: headers }, run);
  }
  if (method === "Reset") empty(state, [], call, run);
  if (first === undefined) return unknown;
  if (method === "SetNoDefaultContentType") put(state, "untyped", first.value, first.span, run);
  if (method === "CopyTo") copyTo(first.value, ["method", "untyped"], state, run);
  if (/^SetMethod(?:Bytes)?$/.test(method)) put(state, "method", first.value, first.span, run);
  if (/^SetContentType(?:Bytes)?$/.test(method)) {
    const name = { value: sign("Content-Type", first.span), span: first.span };
    putHeader(headers, [name, first], span, run);
  }
  if (method === "SetRequestURI") put(state, "url", first.value, first.span, run);
  if (/^SetCookie/.test(method)) {
    put(state, "authorized", { kind: "constant", value: true }, at, run);
  }
  return unknown;
}
