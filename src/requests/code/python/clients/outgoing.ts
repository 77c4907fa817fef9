import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Client } from "../../../client.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue, sendRequest, type NothingAsHeader } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { put } from "../../clients/making.ts";
import { setSince } from "./preparedFrom.ts";
import { passThrough, type Changer } from "./underway.ts";

/** A request that is complete but may not be sent yet. */
export interface Outgoing {
  readonly client: Client;
  readonly span: Span;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  /** Later ones win. */
  readonly headers: readonly Value[];
  readonly nothing: NothingAsHeader;
  readonly implied?: Readonly<Record<string, string | undefined>>;
  /** See `Sending`. */
  readonly formBody?: true | undefined;
  readonly jsonBody?: true | undefined;
  readonly isOpen: boolean;
  readonly isAuthorized: boolean;
  readonly body?: Span | undefined;
  readonly slot: HeaderSlot | undefined;
  /** The session that sends it. */
  readonly sender?: Thing | undefined;
  readonly detached: readonly DetachedHeaders[];
  /** Headers set on the response by mistake. */
  readonly answer?: readonly Value[];
}

/** Sends a request after all changers have run. */
export function sendOutgoing(of: Outgoing, changers: readonly Changer[], run: Run): void {
  if (run.isSilent) return;
  if (changers.length === 0) {
    sendRequest({ form: run.form, ...of }, run);
    return;
  }
  sendPrepared(newPrepared(of, run).state, changers, {}, run);
}

/** The request behind each prepared one, whose state has `headers`, `url`, `method`, `sent`, `outside`. */
const prepared = new WeakMap<Thing, Outgoing>();

/** A request object whose headers may still be changed. `copied`: see `Thing.origin`. */
export function newPrepared(
  of: Outgoing,
  run: Run,
  copied?: Thing,
): Native & { readonly state: Thing } {
  const headers = run.thing([], { foldsCase: true });
  const held = optionValue(copied, "headers");
  for (const each of held === undefined ? of.headers : [held]) {
    if (each.kind !== "constant") spread(headers, each, run);
  }
  if (held === undefined && of.nothing === "unsets") {
    for (const name of Object.keys(of.implied ?? {})) takeUnset(headers, name, run);
  }
  const state = run.thing([], { isOpen: of.isOpen || copied?.shape.value.isOpen === true });
  put(state, "headers", headers, { start: of.span.start, end: of.span.start }, run);
  put(state, "url", of.url, of.urlSpan, run);
  prepared.set(state, of);
  run.later(() => {
    const isElsewhere = ["sent", "outside"].some((name) => entryOf(state, name) !== undefined);
    const address = textIn(of.url)?.written.text;
    if (isElsewhere || state.shape.value.isOpen || address === undefined) return;
    run.lost.unsent(optionValue(state, "headers") ?? headers, address, run);
  });
  return { kind: "native", path: "prepared", state };
}

/** Leaves a header to the client that was set to nothing before the request was prepared. */
function takeUnset(headers: Thing, name: string, run: Run): void {
  const entry = entryOf(headers, name);
  if (entry?.isSure === true && isNothing(entry.value)) run.take(headers, name);
}

/** For a body other than the call's, whose type may differ. */
const otherBody = {
  ...{ formBody: undefined, jsonBody: undefined, implied: { "Content-Type": undefined } },
} as const;

/** The request that a prepared one was made from. */
export function outgoingIn(state: Thing): Outgoing | undefined {
  return prepared.get(state);
}

/** Sends a prepared request after all changers have run; `more`: from the session that sends it. */
export function sendPrepared(
  state: Thing,
  changers: readonly Changer[],
  more: Partial<Pick<Outgoing, "isOpen" | "isAuthorized" | "detached" | "sender">>,
  run: Run,
): void {
  const of = prepared.get(state);
  if (of === undefined) return;
  const send = (): void => {
    sendNow(of, state, more, run);
  };
  passThrough(state, changers, send, of.span, run);
}

/** Sends a prepared request as it is now. */
function sendNow(
  of: Outgoing,
  state: Thing,
  more: Partial<Pick<Outgoing, "isOpen" | "isAuthorized" | "detached" | "sender">>,
  run: Run,
): void {
  put(state, "sent", { kind: "constant", value: true }, of.span, run);
  const url = entryOf(state, "url");
  const headers = optionValue(state, "headers");
  sendRequest(
    {
      ...{
        form: run.form,
        ...of,
        ...(entryOf(state, "body") === undefined ? {} : otherBody),
        url: url?.value ?? of.url,
        urlSpan: url?.valueSpan ?? of.urlSpan,
        // What is taken from it now has been set for its body before.
        nothing: of.nothing === "unsets" ? "removes" : of.nothing,
      },
      headers: headers === undefined ? [] : [headers],
      slot: of.slot && { ...of.slot, refuses: [...(of.slot.refuses ?? []), ...takenFrom(headers)] },
      isOpen: of.isOpen || more.isOpen === true || state.shape.value.isOpen,
      isAuthorized: of.isAuthorized || more.isAuthorized === true,
      detached: [...of.detached, ...(more.detached ?? []), ...setSince(state, run)],
      sender: more.sender ?? of.sender,
    },
    run,
  );
}

/** Names of the headers that the file takes away: written where the others are, they would be taken away again. */
function takenFrom(headers: Value | undefined): readonly string[] {
  const entries = headers?.kind === "thing" ? headers.shape.value.entries : [];
  return entries.flatMap(({ name, value, span }) => {
    const isTaken = name.runs.length === 0 && isNothing(value) && span.start < span.end;
    return isTaken ? [name.text.toLowerCase()] : [];
  });
}
