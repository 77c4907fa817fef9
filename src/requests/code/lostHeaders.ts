import type { Detachment, HttpRequest } from "../httpRequest.ts";
import { detachedOf, everywhere } from "./detached.ts";
import type { Run } from "./run.ts";
import { entryOf, type Entry, type Thing, type Value } from "./values.ts";

/** A request that took its headers from objects, and what these were given afterwards. */
interface Sent {
  readonly index: number;
  readonly call: number;
  readonly late: Entry[];
}

/** Headers that were given to something from which they do not reach the requests at `indexes`. */
interface Lost {
  readonly indexes: readonly number[];
  readonly headers: Thing;
  readonly because: Detachment;
}

/** A changed copy, and what it has more than what it was made of. */
interface Discarded {
  readonly origin: Thing;
  readonly more: readonly Entry[];
}

/** A request that was put together and not sent. */
interface Unsent {
  readonly headers: Thing;
  readonly url: string;
  readonly call: number;
  /** Its own places in the run's list. */
  readonly own: readonly number[];
}

/** Headers that a call put together and nothing used, the call being what happened between two times. */
interface Unused {
  readonly entries: readonly Entry[];
  readonly since: number;
  readonly until: number;
}

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #senders = new Map<Thing["shape"], Set<number>>();
  readonly #calls = new Map<number, number[]>();
  readonly #late: Sent[] = [];
  readonly #discarded: Discarded[] = [];
  readonly #unsent: Unsent[] = [];
  #watched: { readonly headers: Thing; readonly since: number }[] = [];
  readonly #unused: Unused[] = [];
  readonly #begun = new Map<number, number>();

  /** The request at `index` of the run's list, which the call of the time `begun` put together, goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"], begun = call.since): void {
    this.#begun.set(index, begun);
    this.#calls.set(call.id, [...(this.#calls.get(call.id) ?? []), index]);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      for (let of: Thing | undefined = thing; of !== undefined; of = of.origin) {
        this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
      }
      // What was there before the call may be meant for the next one.
      if (thing.shape.born < call.since) continue;
      this.#sent.set(thing.shape, { index, call: call.id, late: [] });
    }
  }

  /**
   * Watches objects of headers after a request was sent with them: an Accept that comes too late is lost,
   * unless the object goes out with another request. Only where all happens in one call, in no loop.
   */
  put({ shape }: Thing, entry: Entry, call: number): void {
    const sent = this.#sent.get(shape);
    if (sent?.call !== call || entry.name.text.toLowerCase() !== "accept") return;
    sent.late.push(entry);
    this.#late.push(sent);
  }

  /** What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers that go out as they were. */
  discarded(value: Value): void {
    const thing = headersIn(value);
    const origin = thing?.origin;
    if (origin === undefined) return;
    const more = thing?.shape.value.entries.filter(
      ({ name }) => entryOf(origin, name.text) === undefined,
    );
    this.#discarded.push({ origin, more: more ?? [] });
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, call: Run["call"], own: readonly number[]): void {
    const thing = headersIn(headers);
    if (thing !== undefined) this.#unsent.push({ headers: thing, url, call: call.id, own });
  }

  /** Headers in a variable that nobody reads: what they become until the call ends, they become in vain. */
  unused(value: Value, { call, isSilent }: Run): void {
    const headers = isSilent ? undefined : headersIn(value);
    if (headers !== undefined) this.#watched.push({ headers, since: call.since });
  }

  /** The call that is followed is at its end. */
  ended({ call: { since }, journal }: Run): void {
    if (this.#watched.length === 0) return;
    const own = this.#watched.filter((each) => each.since === since);
    this.#watched = this.#watched.filter((each) => each.since !== since);
    for (const { headers } of own) {
      const { entries } = headers.shape.value;
      this.#unused.push({ entries, since, until: journal.time });
    }
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const unsent = this.#unsentOnes(requests);
    const lost = [
      ...this.#lateOnes(run),
      ...this.#discardedOnes(run),
      ...unsent,
      ...this.#unusedOnes(requests, run),
    ];
    // Another one goes out instead.
    const idle = new Set(
      this.#unsent.flatMap(({ own }, at) => ((unsent[at]?.indexes.length ?? 0) > 0 ? own : [])),
    );
    const all = requests.map((request, index) => {
      const more = lost
        .filter(({ indexes }) => indexes.includes(index))
        .flatMap(({ headers, because }) => detachedOf(headers, because, everywhere, run));
      return more.length === 0
        ? request
        : { ...request, detached: [...(request.detached ?? []), ...more] };
    });
    return all.filter((_, index) => !idle.has(index));
  }

  #lateOnes(run: Run): readonly Lost[] {
    const last = new Set(this.#sent.values());
    const late = [...new Set(this.#late)].filter((sent) => last.has(sent));
    return late.map((sent) => ({
      ...{ indexes: [sent.index], headers: run.thing(sent.late), because: "afterSending" },
    }));
  }

  #discardedOnes(run: Run): readonly Lost[] {
    return this.#discarded.map(({ origin, more }) => ({
      indexes: [...(this.#senders.get(origin.shape) ?? [])],
      ...{ headers: run.thing(more), because: "discarded" },
    }));
  }

  #unsentOnes(requests: readonly HttpRequest[]): readonly Lost[] {
    const waiting = new Set(this.#unsent.flatMap(({ own }) => own));
    return this.#unsent.map(({ headers, url, call }) => {
      const indexes = (this.#calls.get(call) ?? []).filter((index) => {
        if (waiting.has(index)) return false;
        const other = requests[index]?.url;
        const written = other?.kind === "known" ? other.text : other?.source;
        return written !== undefined && withoutQuery(written) === withoutQuery(url);
      });
      return { indexes, headers, because: "otherRequest" };
    });
  }

  #unusedOnes(requests: readonly HttpRequest[], run: Run): readonly Lost[] {
    return this.#unused.map(({ entries, since, until }) => {
      const indexes = [...this.#begun].flatMap(([index, begun]) =>
        since <= begun && begun <= until && isBare(requests[index]) ? [index] : [],
      );
      return { indexes, headers: run.thing(entries), because: "unused" };
    });
  }
}

/** Whether it lacks headers for sure. */
function isBare(request: HttpRequest | undefined): boolean {
  return request?.headersComplete === true && !request.authorizationElsewhere;
}

/** The object of headers that a value is, or that a client or request holds under `headers`. */
function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  if (value.kind !== "native") return thing;
  const held = entryOf(thing, "headers")?.value;
  const inner = held?.kind === "native" ? held.state : held;
  return inner?.kind === "thing" ? inner : thing;
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
