import { nameIn, writtenAt } from "../machine/values/texts.ts";
import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import type { Client } from "../../client.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import type { BodyKind } from "./bodies.ts";
import { asItIs, finish } from "./finishing.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { putAnywhere, spread } from "../machine/values/objects.ts";
import { optionValue } from "./sending.ts";
import { noteSending } from "./sentThrough.ts";
import { entryOf, type Native, type Thing, type Value } from "../machine/values/values.ts";

/** A request under construction, and what is known when it is begun. */
export interface Beginning {
  /** What the request object is, see `Native`. */
  readonly path: string;
  readonly client: Client;
  readonly call: Call;
  readonly url?: Arg | undefined;
  readonly method?: Arg | undefined;
  readonly body?: Arg | undefined;
  /** Its initial headers. */
  readonly headers?: Value | undefined;
  /** The client that sends it, if known from the start. */
  readonly sender?: Value | undefined;
  /** Where a header can be added; called with the finished state. The same goes for the functions below. */
  readonly slot: (state: Thing) => HeaderSlot | undefined;
  readonly implied?: (state: Thing) => Readonly<Record<string, string | undefined>>;
  /** Headers that follow from something else in the state, such as the type of its body. */
  readonly more?: (state: Thing) => readonly Value[];
  /** What its body is, where the body's value does not show that. */
  readonly bodyKind?: (state: Thing) => BodyKind | undefined;
  /** Headers that were meant for it, and that it is known to be sent without. */
  readonly detached?: (state: Thing) => readonly DetachedHeaders[];
  /** Report it only if it is sent, or may be by other code. */
  readonly isOnlyIfSent?: true;
}

/**
 * Begins a request that is assembled in steps and sent by a separate call. It is judged as it is when the function
 * ends that began it. Its state has entries `url`, `method`, `body`, `headers`, `sender`; `sent` once it was sent,
 * after which new headers go to `late`; headers without effect under the reason (`replaced`, `inBody` …); `answered`
 * if it never leaves the program.
 */
export function beginRequest(of: Beginning, run: Run): Native {
  const { call } = of;
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.start };
  const headers =
    of.headers?.kind === "thing"
      ? of.headers
      : run.thing([], { foldsCase: true, isOpen: of.headers !== undefined });
  put(state, "headers", headers, at, run);
  put(state, "late", lateHeaders(run), at, run);
  for (const name of ["url", "method", "body"] as const) {
    const given = of[name];
    if (given !== undefined) put(state, name, given.value, given.span, run);
  }
  if (of.sender !== undefined) {
    putSender(state, of.sender, at, run);
    uses(of.sender, run);
  }
  watchRequest(of, state, run);
  return { kind: "native", path: of.path, state };
}

const beginnings = new WeakMap<Thing, Beginning>();

/** How a request was begun; undefined if not by the file, as for the one that an interceptor receives. */
export function beginningOf(state: Thing): Beginning | undefined {
  return beginnings.get(state);
}

/** Requests that will be judged at the end of a function that is still being followed. */
const watched = new WeakSet<Thing["shape"]>();

/** Has a request judged at the end of the current function. */
export function watchRequest(of: Beginning, state: Thing, run: Run): void {
  beginnings.set(state, of);
  watched.add(state.shape);
  run.drafts.push({
    isSent: () => has(state, "sent"),
    finish: run.begunNow(() => {
      watched.delete(state.shape);
      // Where a copy was built from it, the copy is judged.
      if (has(state, "asSent") || !has(state, "built")) finish(of, state, run);
    }),
  });
}

/** Sets an entry in the state of a request or client. */
export function put(state: Thing, name: string, value: Value, span: Span, run: Run): void {
  run.put(state, {
    ...{ name: writtenAt(name, { start: span.start, end: span.start }), value },
    ...{ valueSpan: span, span, isSure: true },
  });
}

/** Sets the client that a request is sent with. */
export function putSender(state: Thing, value: Value, span: Span, run: Run): void {
  const name = writtenAt("sender", { start: span.start, end: span.start });
  run.put(state, { name, value, valueSpan: span, span, isSure: true, isInner: true });
}

/** Whether a state has an entry, certain or not. */
export function has(state: Thing | undefined, name: string): boolean {
  return state !== undefined && entryOf(state, name) !== undefined;
}

/** The headers that a setter changes now: those of the request, or `late` if it has been sent. */
export function headersNow(state: Thing | undefined): Thing | undefined {
  const sent = state && entryOf(state, "sent");
  const found = optionValue(state, sent?.isSure === true ? "late" : "headers");
  return found?.kind === "thing" ? found : undefined;
}

/** Sets a header. `span`: what to delete to remove it. */
export function putHeader(
  headers: Thing | undefined,
  [name, value]: readonly (Arg | undefined)[],
  span: Span,
  run: Run,
): void {
  if (headers === undefined) return;
  const key = name && nameIn(name.value);
  if (key === undefined || value === undefined) {
    putAnywhere(headers, run);
    return;
  }
  run.put(headers, { name: key, value: value.value, valueSpan: value.span, span, isSure: true });
}

/** What to delete to remove a setter call: its link of a chain, or the whole statement. */
export function spanOfSetter({ at }: Call, { text }: Run): Span {
  const { callee, start, end } = at;
  if (callee.kind !== "member") return { start, end };
  const isChained =
    callee.object.kind === "call" || /^\s{0,200}\./.test(text.slice(end, end + 202));
  return isChained ? { start: callee.object.end, end } : wholeStatement(text, at);
}

/** Sends a request: takes its snapshot, and lets further headers be too late. */
export function send(state: Thing, sender: Value, { at }: Call, run: Run): void {
  const span = { start: at.start, end: at.end };
  putSender(state, sender, span, run);
  uses(sender, run);
  goesOut(state, span, run);
  run.take(state, "outside");
  const sent = asItIs(state, run);
  noteSending(sent, span, run);
  put(state, "asSent", sent, span, run);
  // A request made in another function and kept in a field is judged where it is sent.
  const of = watched.has(state.shape) || run.isSilent ? undefined : beginnings.get(state);
  if (of !== undefined) watchRequest(of, state, run);
}

function uses(sender: Value, run: Run): void {
  if (sender.kind === "native") run.idleClients.uses(sender.state);
}

/** Lets headers that are set from now on be too late. */
export function goesOut(state: Thing, span: Span, run: Run): void {
  if (has(state, "sent")) catchUp(state, span, run);
  // A request that is older than the current loop is sent again in the next turn, with headers set after it now.
  const isAgain = run.call.loop !== undefined && state.shape.born < run.call.loop;
  if (!isAgain) put(state, "sent", { kind: "constant", value: true }, span, run);
}

/** Sent again: headers that were too late the first time are sent now. */
function catchUp(state: Thing, span: Span, run: Run): void {
  const [headers, late] = [optionValue(state, "headers"), optionValue(state, "late")];
  if (headers?.kind !== "thing" || late?.kind !== "thing") return;
  // Only its entries: being open (see `lateHeaders`) says nothing about the headers sent now.
  spread(headers, run.thing(late.shape.value.entries, { foldsCase: true }), run);
  put(state, "late", lateHeaders(run), span, run);
}

/** An open object, since reading a header from it may find one that was set in time. */
function lateHeaders(run: Run): Thing {
  return run.thing([], { foldsCase: true, isOpen: true });
}

/** Marks a client whose hooks may set any headers. */
export function putChanges(client: Thing, run: Run): void {
  put(client, "changes", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

/** Whether a client may add headers to a request: `any`, even over those of the request, or `missing` ones only. */
export function addsHeaders(client: Thing | undefined): "any" | "missing" | undefined {
  if (client === undefined) return undefined;
  if (has(client, "changes")) return "any";
  const isOutside = client.shape.value.isOpen || has(client, "outside");
  return isOutside ? "missing" : undefined;
}

/**
 * A function returns an unsent request: its caller may set more headers. `isWithin`: it returns an object that keeps
 * the request, and whose methods may set what the caller has told them by now.
 */
export function handBackRequest({ state }: Native, run: Run, isWithin = false): void {
  if (state === undefined || !has(state, "late")) return;
  if (has(state, "sent")) return;
  put(state, "outside", { kind: "constant", value: !isWithin }, { start: 0, end: 0 }, run);
}

/** Whether a request is in an object that its maker has handed back without having the request from it. */
export function isUnfinished(state: Thing): boolean {
  const outside = optionValue(state, "outside");
  return outside?.kind === "constant" && outside.value === false;
}

/** A statement ignores a request that a function returned: nobody sends it. */
export function dropRequest(value: Value, run: Run): void {
  const state = value.kind === "native" ? value.state : undefined;
  const headers = optionValue(state, "headers");
  // A discarded copy is reported by `lost.discarded`.
  const isCopy = headers?.kind === "thing" && headers.origin !== undefined;
  if (state !== undefined && has(state, "late") && !isCopy) run.take(state, "outside");
}

/** A client from outside the file. */
export function outsideClient(path: string, run: Run): Native {
  const state = run.thing([]);
  put(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  return { kind: "native", path, state };
}
