import type { Detachment, HttpRequest, Span } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { detachedOf, everywhere } from "./detached.ts";
import { headersIn, heldIn, withoutSent } from "./heldHeaders.ts";
import type { Run } from "./run.ts";
import { isSameAddress } from "./sameAddress.ts";
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
  readonly at?: Span;
}

/** Headers that something should have and has not. */
interface Left {
  readonly behind: Thing["shape"];
  readonly entries: readonly Entry[];
  readonly because: Detachment;
  /** What to point at. */
  readonly at: Span;
}

/**
 * Headers of a request that was put together and not sent, in a call that began and ended at some time; without
 * `url`, of something that is no request.
 */
interface Unsent {
  readonly entries: readonly Entry[];
  readonly url?: string;
  readonly since: number;
  readonly until: number;
  readonly at?: Span;
}

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #senders = new Map<Thing["shape"], Set<number>>();
  readonly #calls = new Map<number, number[]>();
  readonly #late: Sent[] = [];
  readonly #left: Left[] = [];
  readonly #unsent: Unsent[] = [];

  /** The request at `index` of the run's list goes out with these, through a client that holds `sender`. */
  sent(
    sources: readonly Value[],
    sender: Thing | undefined,
    index: number,
    call: Run["call"],
  ): void {
    this.#calls.set(call.since, [...(this.#calls.get(call.since) ?? []), index]);
    this.#goesOut(sender, index);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      this.#goesOut(thing, index);
      // What was there before the call may be meant for the next one.
      if (thing.shape.born < call.since) continue;
      this.#sent.set(thing.shape, { index, call: call.id, late: [] });
    }
  }

  #goesOut(thing: Thing | undefined, index: number): void {
    for (let of = thing; of !== undefined; of = of.origin) {
      this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
      this.#sent.delete(of.shape);
    }
  }

  /**
   * Watches objects of headers after a request was sent with them: what comes too late is lost, unless the
   * object, or a copy of it, goes out with another request. Only where all happens in one call, in no loop.
   */
  put({ shape }: Thing, entry: Entry, call: number): void {
    const sent = this.#sent.get(shape);
    if (sent?.call !== call || !tells(entry.name.text)) return;
    sent.late.push(entry);
    this.#late.push(sent);
  }

  /** Somebody else may do with it what is not to be seen. */
  forget({ shape }: Thing): void {
    this.#sent.delete(shape);
  }

  /**
   * What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers, or of a client that
   * holds some, that go out as they were, or an object of the file's own with one.
   */
  discarded(value: Value, { isSilent }: Run): void {
    if (isSilent) return;
    const held = value.kind === "thing" && value.type ? value.shape.value.entries : undefined;
    if (held === undefined) this.#discard(value);
    else for (const entry of held) this.#discard(entry.value);
  }

  #discard(value: Value): void {
    const copy = value.kind === "native" ? value.state : value;
    const made = headersIn(value);
    const origin = copy?.kind === "thing" ? (copy.origin ?? made?.origin) : undefined;
    // What went out all the same was made for that.
    if (origin === undefined || made === undefined || this.#senders.has(made.shape)) return;
    const before = heldIn(origin);
    const entries = made.shape.value.entries.filter(
      ({ name }) => entryOf(before, name.text) === undefined,
    );
    this.#left.push({ behind: origin.shape, entries, because: "discarded", at: everywhere });
  }

  /** Something that goes out should have these headers, and does not get them. */
  leftOut(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    const { entries } = headers.shape.value;
    this.#left.push({ behind: behind.shape, entries, ...why });
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, { call, journal, isSilent }: Run, at = everywhere): void {
    const entries = headersIn(headers)?.shape.value.entries;
    if (entries === undefined || isSilent) return;
    this.#unsent.push({ entries, url, since: call.since, until: journal.time, at });
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, { since }: Run["call"]): void {
    const entries = headers.shape.value.entries.filter(({ name }) => tells(name.text));
    this.#unsent.push({ entries, since, until: since });
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const lost = [
      ...this.#lateOnes(run),
      ...this.#leftOnes(run),
      ...this.#unsentOnes(requests, run),
    ];
    return requests.map((request, index) => {
      const more = lost
        .filter(({ indexes }) => indexes.includes(index))
        .flatMap(({ headers, because, at = everywhere }) =>
          detachedOf(withoutSent(headers, request), because, at, run),
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

  /** One for all that is left out behind one object for one reason, at its first place. */
  #leftOnes(run: Run): readonly Lost[] {
    const byPlace = new Map<Thing["shape"], Map<Detachment, Left>>();
    for (const left of this.#left) {
      const place = byPlace.get(left.behind) ?? new Map<Detachment, Left>();
      const before = place.get(left.because);
      const entries = [...(before?.entries ?? []), ...left.entries];
      byPlace.set(left.behind, place.set(left.because, { ...(before ?? left), entries }));
    }
    return [...byPlace].flatMap(([behind, place]) =>
      [...place.values()].map(({ entries, because, at }): Lost => {
        const indexes = [...(this.#senders.get(behind) ?? [])];
        return { indexes, headers: run.thing(entries), because, at };
      }),
    );
  }

  #unsentOnes(requests: readonly HttpRequest[], run: Run): readonly Lost[] {
    return this.#unsent.map(({ entries, url, since, until, at = everywhere }) => {
      // A call within that call, as of a block, began in between.
      const near = [...this.#calls].filter(([id]) => since <= id && id <= until);
      const indexes = near
        .flatMap(([, each]) => each)
        .filter((index) => url === undefined || isSameAddress(requests[index]?.url, url));
      return { indexes, headers: run.thing(entries), because: "otherRequest", at };
    });
  }
}
