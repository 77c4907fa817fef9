import type { Detachment, HttpRequest } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { detachedOf, everywhere } from "./detached.ts";
import { snapshot } from "./either.ts";
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

/**
 * Headers of a request that was put together and not sent, in a call that began and ended at some time; without
 * `url`, of something that is no request.
 */
interface Unsent {
  readonly entries: readonly Entry[];
  readonly url?: string;
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

  /** The request at `index` of the run's list goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"]): void {
    this.#calls.set(call.since, [...(this.#calls.get(call.since) ?? []), index]);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      for (let of: Thing | undefined = thing; of !== undefined; of = of.origin) {
        this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
        this.#sent.delete(of.shape);
      }
      // What was there before the call may be meant for the next one.
      if (thing.shape.born < call.since) continue;
      this.#sent.set(thing.shape, { index, call: call.id, late: [] });
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
   * What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers that go out as they were,
   * or an object of the file's own with one.
   */
  discarded(value: Value, { isSilent }: Run): void {
    if (isSilent) return;
    const thing = headersIn(value);
    if (thing?.type !== undefined) {
      for (const entry of thing.shape.value.entries) this.#discard(headersIn(entry.value));
    } else this.#discard(thing);
  }

  #discard(copy: Thing | undefined): void {
    // What went out all the same was made for that.
    if (copy?.origin === undefined || this.#senders.has(copy.shape)) return;
    const { shape, origin } = copy;
    const more = shape.value.entries.filter(({ name }) => entryOf(origin, name.text) === undefined);
    this.#discarded.push({ origin, more });
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, { call, journal, isSilent }: Run): void {
    if (isSilent) return;
    const entries = headersIn(headers)?.shape.value.entries;
    if (entries === undefined) return;
    this.#unsent.push({ entries, url, since: call.since, until: journal.time });
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
      ...this.#discardedOnes(run),
      ...this.#unsentOnes(requests, run),
    ];
    return requests.map((request, index) => {
      const more = lost
        .filter(({ indexes }) => indexes.includes(index))
        .flatMap(({ headers, because }) =>
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
    return this.#discarded.map(({ origin, more }) => ({
      indexes: [...(this.#senders.get(origin.shape) ?? [])],
      ...{ headers: run.thing(more), because: "discarded" },
    }));
  }

  #unsentOnes(requests: readonly HttpRequest[], run: Run): readonly Lost[] {
    return this.#unsent.map(({ entries, url, since, until }) => {
      // A call within that call, as of a block, began in between.
      const near = [...this.#calls].filter(([id]) => since <= id && id <= until);
      const indexes = near
        .flatMap(([, each]) => each)
        .filter((index) => url === undefined || isSameAddress(requests[index]?.url, url));
      return { indexes, headers: run.thing(entries), because: "otherRequest" };
    });
  }
}

/** The object of headers that a value is, or that a client or request holds under `headers`. */
function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  if (value.kind !== "native") return thing;
  const held = entryOf(thing, "headers")?.value;
  return held?.kind === "thing" ? held : thing;
}

/** A path alone is that of the other's address. */
function isSameAddress(other: HttpRequest["url"], url: string): boolean {
  const written = other?.kind === "known" ? other.text : other?.source;
  if (written === undefined) return false;
  const whole = withoutQuery(written);
  const path = url.startsWith("/") ? whole.replace(/^[a-z]+:\/\/[^/]*/i, "") : whole;
  return path === withoutQuery(url);
}

/** What goes out all the same is not lost. */
function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const sent = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
