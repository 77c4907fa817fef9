import { nameIn, writtenAt } from "../machine/texts.ts";
import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import type { Client } from "../../client.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import type { BodyKind } from "./bodies.ts";
import { asItIs, finish } from "./finishing.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { putAnywhere, spread } from "../machine/objects.ts";
import { optionValue } from "./sending.ts";
import { entryOf, type Native, type Thing, type Value } from "../machine/values.ts";

/** What is known of a request when it is begun. */
export interface Beginning {
  /** What the program calls the request, see `Native`. */
  readonly path: string;
  readonly client: Client;
  readonly call: Call;
  readonly url?: Arg | undefined;
  readonly method?: Arg | undefined;
  readonly body?: Arg | undefined;
  /** Headers that are there from the start. */
  readonly headers?: Value | undefined;
  /** The client that sends it, where that is known already. */
  readonly sender?: Value | undefined;
  /** Asked for when the request is complete. */
  readonly slot: (state: Thing) => HeaderSlot | undefined;
  readonly implied?: (state: Thing) => Readonly<Record<string, string | undefined>>;
  /** Headers that come with something else that it has, such as the type of its body. */
  readonly more?: (state: Thing) => readonly Value[];
  /** What its body is, where that is not told by the body itself. */
  readonly bodyKind?: (state: Thing) => BodyKind | undefined;
  /** Headers that were meant for it, and that it is known to go out without. */
  readonly detached?: (state: Thing) => readonly DetachedHeaders[];
  /** Where nothing sends it, and nobody else may, there is nothing to judge. */
  readonly isOnlyIfSent?: true;
}

/**
 * Begins a request that is put together step by step and sent by something else. What it has where the frame
 * ends that began it is what goes out. Its state: `url`, `method`, `body`, `headers`, `sender`, and `sent`,
 * after which headers are `late`; those that do not go out, under the reason why (`replaced`, `inBody` …). One
 * that is `answered` never leaves the program.
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
    put(state, "sender", of.sender, at, run);
    uses(of.sender, run);
  }
  watchRequest(of, state, run);
  return { kind: "native", path: of.path, state };
}

const beginnings = new WeakMap<Thing, Beginning>();

/** How a request was begun; undefined where nobody in the file did, as for one that an interceptor is given. */
export function beginningOf(state: Thing): Beginning | undefined {
  return beginnings.get(state);
}

/** Requests that are judged where a frame ends that is still followed. */
const watched = new WeakSet<Thing["shape"]>();

/** Has a request judged where the frame ends. */
export function watchRequest(of: Beginning, state: Thing, run: Run): void {
  beginnings.set(state, of);
  watched.add(state.shape);
  run.drafts.push({
    isSent: () => has(state, "sent"),
    finish: run.begunNow(() => {
      watched.delete(state.shape);
      // What was made of it is judged instead.
      if (has(state, "asSent") || !has(state, "built")) finish(of, state, run);
    }),
  });
}

/** Keeps something in the state of a request or a client. */
export function put(state: Thing, name: string, value: Value, span: Span, run: Run): void {
  run.put(state, {
    ...{ name: writtenAt(name, { start: span.start, end: span.start }), value },
    ...{ valueSpan: span, span, isSure: true },
  });
}

/** Whether something is kept in a state, for sure or not. */
export function has(state: Thing | undefined, name: string): boolean {
  return state !== undefined && entryOf(state, name) !== undefined;
}

/** Where headers go that are set now: those of the request, or those that come too late. */
export function headersNow(state: Thing | undefined): Thing | undefined {
  const sent = state && entryOf(state, "sent");
  const found = optionValue(state, sent?.isSure === true ? "late" : "headers");
  return found?.kind === "thing" ? found : undefined;
}

/** Sets a header; `span` is what goes when the header goes. */
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

/** What goes when what a call sets goes: a part of a chain, or a statement. */
export function spanOfSetter({ at }: Call, { text }: Run): Span {
  const { callee, start, end } = at;
  if (callee.kind !== "member") return { start, end };
  const isChained =
    callee.object.kind === "call" || /^\s{0,200}\./.test(text.slice(end, end + 202));
  return isChained ? { start: callee.object.end, end } : wholeStatement(text, at);
}

/** From here on the request is on its way. */
export function send(state: Thing, sender: Value, { at }: Call, run: Run): void {
  const span = { start: at.start, end: at.end };
  put(state, "sender", sender, span, run);
  uses(sender, run);
  goesOut(state, span, run);
  run.take(state, "outside");
  put(state, "asSent", asItIs(state, run), span, run);
  // What was made elsewhere, and kept in a field, is judged where it is sent.
  const of = watched.has(state.shape) || run.isSilent ? undefined : beginnings.get(state);
  if (of !== undefined) watchRequest(of, state, run);
}

function uses(sender: Value, run: Run): void {
  if (sender.kind === "native") run.idleClients.uses(sender.state);
}

/** What a request is given from now on comes too late. */
export function goesOut(state: Thing, span: Span, run: Run): void {
  if (has(state, "sent")) catchUp(state, span, run);
  // What a loop sends that was made before it goes out again: what is set after it goes with the next turn.
  const isAgain = run.call.loop !== undefined && state.shape.born < run.call.loop;
  if (!isAgain) put(state, "sent", { kind: "constant", value: true }, span, run);
}

/** What came too late for the first time goes out with the second. */
function catchUp(state: Thing, span: Span, run: Run): void {
  const [headers, late] = [optionValue(state, "headers"), optionValue(state, "late")];
  if (headers?.kind !== "thing" || late?.kind !== "thing") return;
  // Open as it is for readers, it has nothing but its entries to bring.
  spread(headers, run.thing(late.shape.value.entries, { foldsCase: true }), run);
  put(state, "late", lateHeaders(run), span, run);
}

/** Open, for what went out is there, too, for whoever reads it. */
function lateHeaders(run: Run): Thing {
  return run.thing([], { foldsCase: true, isOpen: true });
}

/** The client changes what it is given: headers may come from there. */
export function putChanges(client: Thing, run: Run): void {
  put(client, "changes", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

/** Whether a client may add headers: `any` where it may whatever the request has. */
export function addsHeaders(client: Thing | undefined): "any" | "missing" | undefined {
  if (client === undefined) return undefined;
  if (has(client, "changes")) return "any";
  const isOutside = client.shape.value.isOpen || has(client, "outside");
  return isOutside ? "missing" : undefined;
}

/** Whom a function gives a request may set more headers before it is sent. */
export function handBackRequest({ state }: Native, run: Run): void {
  if (state === undefined || !has(state, "late")) return;
  if (has(state, "sent")) return;
  put(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

/** What a function of the file gives back, and whoever called it does not keep, nobody sends. */
export function dropRequest(value: Value, run: Run): void {
  const state = value.kind === "native" ? value.state : undefined;
  const headers = optionValue(state, "headers");
  // Of a copy it is said elsewhere.
  const isCopy = headers?.kind === "thing" && headers.origin !== undefined;
  if (state !== undefined && has(state, "late") && !isCopy) run.take(state, "outside");
}

/** A client that somebody outside of the file has made. */
export function outsideClient(path: string, run: Run): Native {
  const state = run.thing([]);
  put(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  return { kind: "native", path, state };
}
