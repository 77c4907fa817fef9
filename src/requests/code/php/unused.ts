import type { HttpRequest, Span } from "../../httpRequest.ts";
import type { Client } from "../../client.ts";
import { has, put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { textIn } from "../clients/urls.ts";
import { entryOf, type Native, type Thing, type Value } from "../machine/values/values.ts";

const mark: Value = { kind: "constant", value: true };

/** Notes that an object has sent something. */
export function markUsed(state: Thing, run: Run): void {
  run.idleClients.uses(state);
  if (!has(state, "used")) put(state, "used", mark, { start: 0, end: 0 }, run);
}

/** Starts a new collection of headers set after a sending; those set after an earlier one belonged to this one. */
export function lateHeaders(state: Thing, run: Run): Thing {
  const before = entryOf(state, "late")?.value;
  if (before?.kind === "thing") {
    for (const { name } of before.shape.value.entries) run.take(before, name.text);
  }
  const late = run.thing([], { foldsCase: true });
  put(state, "late", late, { start: 0, end: 0 }, run);
  return late;
}

/** Notes that code outside the file may use it. */
export function markOutside({ state }: Pick<Native, "state">, run: Run): void {
  if (state !== undefined && !has(state, "outside")) {
    put(state, "outside", mark, { start: 0, end: 0 }, run);
  }
}

/** Whether nothing was sent with it, and only the file can. */
function isUnused(state: Thing): boolean {
  return !state.shape.value.isOpen && !has(state, "used") && !has(state, "outside");
}

/** Whether an expression is assigned to a local variable, or (`isAlone`) a statement of its own. */
function isLocal({ start }: Span, isAlone: boolean, { text }: Run): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  return isAlone
    ? /(?:^|[;{}]|\?php|:)\s*$/.test(before)
    : /(?:^|[\s;{}(])\$\w+\s*=\s*(?:\(\s*)?$/.test(before);
}

/**
 * Watches an object that gets headers: if nothing is ever sent with it, requests sent with another one of its kind
 * were meant to have them.
 */
export function watchUnused(
  {
    state,
    at,
    client,
    isAlone = false,
    given,
  }: {
    readonly state: Thing;
    readonly at: Span;
    readonly client: Client;
    readonly isAlone?: boolean;
    /** Where it got headers, if elsewhere. */
    readonly given?: () => Span | undefined;
  },
  headers: () => Value | undefined,
  run: Run,
): void {
  if (!isLocal(at, false, run) && !(isAlone && isLocal(at, true, run))) return;
  const { isMaking } = run;
  run.later(() => {
    if ((run.isSilent && !isMaking) || !isUnused(state)) return;
    const lost = headers();
    if (lost === undefined) return;
    // During construction, headers may be meant for any request of the object.
    const call = isMaking ? undefined : run.call;
    const isMeant = lacking(lost);
    run.lost.unused(lost, call, {
      isMeant: (request) => request.client === client && isMeant(request),
      given: given?.() ?? { start: at.start, end: at.end },
    });
  });
}

const needed = /^(?:accept|authorization)$/i;

/** Tests whether a request lacks one of these headers. */
export function lacking(headers: Value): (request: HttpRequest) => boolean {
  const thing = headers.kind === "native" ? headers.state : headers;
  const entries = thing?.kind === "thing" ? thing.shape.value.entries : [];
  const names = entries
    .map(({ name }) => name.text.toLowerCase())
    .filter((name) => needed.test(name));
  return (request) =>
    request.headersComplete &&
    names.some((name) => !request.headers.some((each) => each.name.toLowerCase() === name));
}

/** Watches a request: if it is never sent, another one to its address was meant to have its headers. */
export function watchUnsent(request: Native, at: Span, run: Run): void {
  const { state } = request;
  if (state === undefined || !isLocal(at, false, run)) return;
  run.later(() => {
    const [url, headers] = ["url", "headers"].map((name) => entryOf(state, name)?.value);
    const address = textIn(url ?? { kind: "unknown" })?.written.text;
    if (run.isSilent || !isUnused(state) || address === undefined || headers === undefined) return;
    // If its original was sent, `watchCopy` reports it.
    for (let of: Value | undefined = headers; of?.kind === "thing"; of = of.origin) {
      if (run.lost.wasSent(of)) return;
    }
    run.lost.unsent(headers, address, run, { given: entryOf(state, "headers")?.valueSpan });
  });
}

/** Watches a changed copy: if nothing is sent with it, its changes are lost to the original. */
export function watchCopy(copy: Native, at: Span, run: Run): void {
  const { state } = copy;
  if (state === undefined || !isLocal(at, false, run)) return;
  run.later(() => {
    if (!run.isSilent && isUnused(state)) run.lost.discarded(copy);
  });
}
