import type { Detachment, HttpRequest } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { detachedOf, everywhere } from "./detached.ts";
import { chainOf, headersIn, withoutQuery, withoutSent, type Copies } from "./headerObjects.ts";
import type { Run } from "./run.ts";
import type { Entry, Thing, Value } from "./values.ts";

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

/** Headers of something that was not sent, or that sent nothing. */
interface Unsent {
  /** What they are of, unless that went out in some other way. */
  readonly of: Thing | undefined;
  readonly headers: readonly Entry[];
  /** Undefined: any call. */
  readonly call: number | undefined;
  /** Whether a request of that call is the one that they were meant for. */
  readonly isMeant: (request: HttpRequest) => boolean;
}

/** More than these are not said of one request. */
const mostLost = 8;

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #senders = new Map<Thing["shape"], Set<number>>();
  readonly #calls = new Map<number, number[]>();
  readonly #late: Sent[] = [];
  readonly #discarded: Copies[] = [];
  readonly #unsent: Unsent[] = [];

  /** The request at `index` of the run's list goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"]): void {
    const inCall = this.#calls.get(call.since) ?? [];
    this.#calls.set(call.since, inCall);
    inCall.push(index);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      const sent: Sent = { index, call: call.id, late: [] };
      for (let of: Thing | undefined = thing; of !== undefined; of = of.origin) {
        this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
        // What was there before the call may be meant for the next one.
        if (of.shape.born >= call.since) this.#sent.set(of.shape, sent);
      }
    }
  }

  /** Whether a request went out with them, or with a copy of them. */
  wasSent(headers: Value): boolean {
    const thing = headersIn(headers);
    return thing !== undefined && this.#senders.has(thing.shape);
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
    const made = headersIn(value);
    if (made?.origin === undefined) return;
    // Of an object of a class: what it holds.
    const held = made.type === undefined ? [] : made.shape.value.entries;
    for (const copy of [made, ...held.map((entry) => entry.value)]) {
      if (copy.kind !== "thing" || copy.origin === undefined) continue;
      // What was sent already may be discarded; from now on only somebody outside might send it.
      if (!this.#senders.has(copy.shape)) this.#discarded.push(chainOf(copy));
    }
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, call: Run["call"]): void {
    this.#keep(headersIn(headers), false, call, ({ url: other }) => {
      const written = other?.kind === "known" ? other.text : other?.source;
      return written !== undefined && withoutQuery(written) === withoutQuery(url);
    });
  }

  /** Headers of a client, a context, a handle that sent nothing, while others of its kind did. */
  unused(headers: Value, call: Run["call"] | undefined, isMeant: Unsent["isMeant"]): void {
    this.#keep(headersIn(headers), true, call, isMeant);
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, call: Run["call"]): void {
    this.#keep(headers, false, call, () => true);
  }

  #keep(
    headers: Thing | undefined,
    mayBeSent: boolean,
    call: Run["call"] | undefined,
    isMeant: Unsent["isMeant"],
  ): void {
    const lost = headers?.shape.value.entries.filter(({ name }) => tells(name.text)) ?? [];
    const of = mayBeSent ? headers : undefined;
    if (lost.length > 0) this.#unsent.push({ of, headers: lost, call: call?.since, isMeant });
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const lost = [
      ...this.#lateOnes(run),
      ...this.#discardedOnes(run),
      ...this.#unsentOnes(requests, run),
    ];
    const byRequest = new Map<number, Lost[]>();
    for (const each of lost) {
      for (const index of each.indexes) {
        const known = byRequest.get(index) ?? [];
        if (known.length < mostLost) byRequest.set(index, [...known, each]);
      }
    }
    return requests.map((request, index) => {
      const more = (byRequest.get(index) ?? []).flatMap(({ headers, because }) =>
        detachedOf(withoutSent(headers, request), because, everywhere, run),
      );
      return more.length === 0
        ? request
        : { ...request, detached: [...(request.detached ?? []), ...more] };
    });
  }

  #lateOnes(run: Run): readonly Lost[] {
    const last = new Set(this.#sent.values());
    const late = [...new Set(this.#late)].filter((sent) => last.has(sent));
    return late.map((sent) => ({
      ...{ indexes: [sent.index], headers: run.thing(sent.late), because: "afterSending" },
    }));
  }

  #discardedOnes(run: Run): readonly Lost[] {
    return this.#discarded.flatMap((chain): Lost[] => {
      // Of a copy of a copy the first that went out is meant.
      const [copy, ...origins] = chain;
      const origin = origins.find(({ shape }) => this.#senders.has(shape));
      if (copy === undefined || origin === undefined) return [];
      const names = new Set(origin.entries.map(({ name }) => name.text.toLowerCase()));
      const more = copy.entries.filter(({ name }) => !names.has(name.text.toLowerCase()));
      const indexes = [...(this.#senders.get(origin.shape) ?? [])];
      return [{ indexes, headers: run.thing(more), because: "discarded" }];
    });
  }

  #unsentOnes(requests: readonly HttpRequest[], run: Run): readonly Lost[] {
    return this.#unsent.flatMap(({ of, headers, call, isMeant }): Lost[] => {
      // What went out in some other way is not lost.
      if (this.#isSent(of)) return [];
      const all = call === undefined ? requests.keys() : this.#calls.get(call);
      const indexes = [...(all ?? [])].filter((index) => {
        const request = requests[index];
        return request !== undefined && isMeant(request);
      });
      return [{ indexes, headers: run.thing(headers), because: "otherRequest" }];
    });
  }

  /** Whether these headers, or any that they are a copy of, went out. */
  #isSent(headers: Thing | undefined): boolean {
    let of = headers;
    while (of !== undefined && !this.#senders.has(of.shape)) of = of.origin;
    return of !== undefined;
  }
}
