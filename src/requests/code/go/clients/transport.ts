import { invoke } from "../../machine/calls/invoke.ts";
import { addsHeaders, has, putChanges, put, send } from "../../clients/making.ts";
import { mayReplace } from "../../clients/mayReplace.ts";
import { memberOf } from "../../machine/classes/members.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  isNothing,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** Whether a transport adds nothing to requests. */
export function isPlain(transport: Value): boolean {
  return transport.kind === "native" && /^http\.(?:Default)?Transport$/.test(transport.path);
}

/** Sets a client's transport; a custom one may set headers. */
export function setTransport(state: Thing, transport: Value | undefined, run: Run): void {
  if (transport === undefined || isNothing(transport) || isPlain(transport)) {
    run.take(state, "transport");
  } else put(state, "transport", transport, { start: 0, end: 0 }, run);
}

/** `http.DefaultTransport`, which the file may replace by one that changes requests. */
export function defaultTransport(run: Run): Thing {
  const known = run.shared.get("http.DefaultTransport") ?? run.thing([]);
  run.shared.set("http.DefaultTransport", known);
  return known;
}

/** Notes that requests are authorized by something other than a header. */
export function authorize(state: Thing, run: Run): void {
  put(state, "authorized", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

/** A client wraps another one (`doer`): that one's current transport is used. */
function sendThrough(state: Thing, run: Run): void {
  const doer = entryOf(state, "doer")?.value;
  if (doer === undefined) return;
  const inner = doer.kind === "native" ? doer.state : undefined;
  const isOpen = inner === undefined || (inner !== state && has(inner, "doer"));
  if (isOpen || addsHeaders(inner) !== undefined) putChanges(state, run);
  else setTransport(state, entryOf(inner, "transport")?.value, run);
  if (has(inner, "authorized")) authorize(state, run);
}

/** A client sends a request through its transport, which may change it. */
export function deliver(request: Native, sender: Native, call: Call, run: Run): void {
  const { state } = request;
  if (state === undefined) return;
  if (sender.state !== undefined) sendThrough(sender.state, run);
  const transport = sender.state && entryOf(sender.state, "transport")?.value;
  if (transport !== undefined && pass(request, transport, call, run)) return;
  const isOther = transport !== undefined || addsHeaders(defaultTransport(run)) !== undefined;
  if (isOther && sender.state !== undefined) putChanges(sender.state, run);
  send(state, sender, call, run);
}

/** Passes a request through a transport; false if its effect is not known. */
function pass(request: Native, transport: Value, call: Call, run: Run): boolean {
  if (transport.kind === "native" && transport.path === "oauth2.Transport") {
    passOn(request, transport, call, run);
    return true;
  }
  const own =
    transport.kind === "function"
      ? transport
      : transport.kind === "thing"
        ? memberOf(transport, "RoundTrip", run)
        : undefined;
  if (own?.kind !== "function") return false;
  invoke(own, [{ value: request, span: { start: call.at.start, end: call.at.end } }], run);
  doubtReplaced(request.state, run);
  return true;
}

/**
 * Where a transport passes on either the request or a changed copy, the headers of the copy may be those that are
 * sent; the same for a copy that the next transport copies once more.
 */
function doubtReplaced(state: Thing | undefined, run: Run): void {
  const [copy, sent] = ["copy", "asSent"].map((name) => state && entryOf(state, name));
  const next = copy?.value.kind === "thing" ? copy.value : undefined;
  if (next === undefined || next === state) return;
  doubtReplaced(next, run);
  const other = entryOf(next, "asSent");
  if (sent === undefined || sent.isSure || other === undefined) return;
  const [own, more] = [sent, other].map(({ value }) => optionValue(value, "headers"));
  if (own?.kind === "thing" && more?.kind === "thing") mayReplace(own, more, run);
}

/** oauth2's transport sets the token and passes the request on. */
export function passOn(request: Native, transport: Native, call: Call, run: Run): void {
  const { state } = request;
  if (state === undefined) return;
  const at = { start: call.at.start, end: call.at.end };
  authorize(state, run);
  const base = optionValue(transport.state, "base");
  const below = run.thing([]);
  if (base !== undefined && !isNothing(base) && !isPlain(base))
    put(below, "transport", base, at, run);
  deliver(request, { kind: "native", path: "http.Client", state: below }, call, run);
}
