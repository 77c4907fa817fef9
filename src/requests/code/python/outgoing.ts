import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import type { Client } from "../../client.ts";
import { invoke } from "../machine/invoke.ts";
import { spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import { optionValue, sendRequest, type NothingAsHeader } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import {
  entryOf,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";
import { put } from "../clients/making.ts";

/** A request of which all is decided but when it is sent. */
export interface Outgoing {
  readonly client: Client;
  readonly span: Span;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  /** The later ones win. */
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
  /** The session that it is sent with. */
  readonly sender?: Thing | undefined;
  readonly detached: readonly DetachedHeaders[];
  /** Headers of what comes back. */
  readonly answer?: readonly Value[];
}

/** A function of the file that may change a request before it goes out. */
export interface Changer {
  readonly of: FunctionValue;
}

/** Sends a request, after all that may change it has had its turn. */
export function sendOutgoing(of: Outgoing, changers: readonly Changer[], run: Run): void {
  if (run.isSilent) return;
  if (changers.length === 0) {
    sendRequest({ form: run.form, ...of }, run);
    return;
  }
  sendPrepared(newPrepared(of, run).state, changers, {}, run);
}

/** What is known of prepared requests beside their state: `headers`, `url`, `method`, `sent`, `outside`. */
const prepared = new WeakMap<Thing, Outgoing>();

/** A request as an object, with headers of its own that may still be changed. */
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

/** Another body than that of the call: its type may be another one, too. */
const otherBody = {
  ...{ formBody: undefined, jsonBody: undefined, implied: { "Content-Type": undefined } },
} as const;

/** What a prepared request was made of. */
export function outgoingIn(state: Thing): Outgoing | undefined {
  return prepared.get(state);
}

/** The state of a value that is a prepared request. */
export function preparedIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "prepared" ? value.state : undefined;
}

/** Sends a prepared request as it is now; `more` comes from who sends it. */
export function sendPrepared(
  state: Thing,
  changers: readonly Changer[],
  more: Partial<Pick<Outgoing, "isOpen" | "isAuthorized" | "detached" | "sender">>,
  run: Run,
): void {
  const of = prepared.get(state);
  if (of === undefined) return;
  const request: Native = { kind: "native", path: "prepared", state };
  for (const { of: changing } of changers) {
    const parameters = changing.code.parameters.length - (changing.code.takesSelf === true ? 1 : 0);
    const others = Array.from({ length: Math.max(0, parameters - 1) }, () => {
      return { value: { kind: "unknown" }, span: of.span } as const;
    });
    invoke(changing, [{ value: request, span: of.span }, ...others], run);
  }
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
      },
      headers: headers === undefined ? [] : [headers],
      isOpen: of.isOpen || more.isOpen === true || state.shape.value.isOpen,
      isAuthorized: of.isAuthorized || more.isAuthorized === true,
      detached: [...of.detached, ...(more.detached ?? [])],
      sender: more.sender ?? of.sender,
    },
    run,
  );
}
