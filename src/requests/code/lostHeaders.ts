import type { HttpRequest } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { detachedOf, everywhere } from "./detached.ts";
import { snapshot } from "./either.ts";
import { isBare, lacking, withoutQuery, withoutSent } from "./lacking.ts";
import { LateHeaders, type Lost } from "./lateHeaders.ts";
import type { Run } from "./run.ts";
import { entryOf, isNothing, type Entry, type Thing, type Value } from "./values.ts";

/** What requests that go out with an object could have had, and have not. */
interface Gone {
  readonly headers: readonly Entry[];
  readonly sentWith: Thing;
  readonly because: "discarded" | "replaced";
}

/** Headers of a request that was put together and not sent; without `url`, of something that is no request. */
interface Unsent {
  readonly headers: Thing;
  readonly url?: string;
  readonly call: number;
}

/** Headers that a variable holds which nothing reads, as they were in the end; `of`: what held them. */
interface Idle {
  readonly headers: Thing;
  readonly of: Thing;
  readonly since: number;
}

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #senders = new Map<Thing["shape"], Set<number>>();
  readonly #calls = new Map<number, number[]>();
  readonly #late = new LateHeaders();
  readonly #gone: Gone[] = [];
  readonly #unsent: Unsent[] = [];
  readonly #idle: Idle[] = [];

  /** The request at `index` of the run's list goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"]): void {
    this.#calls.set(call.since, [...(this.#calls.get(call.since) ?? []), index]);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      for (let of: Thing | undefined = thing; of !== undefined; of = of.origin) {
        this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
      }
      this.#late.sent(thing, index, call);
    }
  }

  /** An object is given a header. */
  put(thing: Thing, entry: Entry, call: number): void {
    this.#late.put(thing, entry, call);
  }

  /** A copy was made that a request has: what its origin is given afterwards does not get there. */
  copied(origin: Thing, of: Thing, call: Run["call"]): void {
    this.#late.copied(origin, of, call);
  }

  /** Somebody else has it from here on, or may send it. */
  kept(value: Value): void {
    const thing = headersIn(value);
    if (thing !== undefined) this.#late.kept(thing);
  }

  /** What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers that go out as they were. */
  discarded(value: Value): void {
    const thing = headersIn(value);
    if (thing?.origin === undefined) return;
    const { origin } = thing;
    this.#gone.push({ headers: notIn(origin, thing), sentWith: origin, because: "discarded" });
  }

  /** Headers stand in the place of others, which nobody merges with them. */
  replaced(old: Value | undefined, by: Value): void {
    const [before, now] = [old && headersIn(old), headersIn(by)];
    if (before === undefined || now === undefined || now.shape.value.isOpen) return;
    this.#gone.push({ headers: notIn(now, before), sentWith: now, because: "replaced" });
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, call: Run["call"]): void {
    const thing = headersIn(headers);
    if (thing !== undefined) this.#unsent.push({ headers: asItIs(thing), url, call: call.since });
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, call: Run["call"]): void {
    const entries = headers.shape.value.entries.filter(({ name }) => tells(name.text));
    const shape = { entries, isOpen: false };
    this.#unsent.push({ headers: snapshot(shape, headers.foldsCase), call: call.since });
  }

  /** What a variable holds that nothing takes, when its function ends. */
  idle(value: Value, { since }: Run["call"]): void {
    const of = headersIn(value);
    if (of === undefined) return;
    this.#idle.push({ headers: asItIs(of), of, since });
    this.discarded(value);
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const lost = [
      ...this.#late.lost(({ shape }) => [...(this.#senders.get(shape) ?? [])], run),
      ...this.#goneOnes(run),
      ...this.#unsentOnes(requests),
      ...this.#idleOnes(requests),
    ];
    return requests.map((request, index) => {
      const more = lost
        .filter(({ indexes }) => indexes.includes(index))
        .flatMap(({ headers, because }) => {
          const isGuess = ["unused", "uncopied", "replaced"].includes(because);
          const missing = (isGuess ? lacking : withoutSent)(headers, request);
          return detachedOf(missing, because, everywhere, run);
        });
      return more.length === 0
        ? request
        : { ...request, detached: [...(request.detached ?? []), ...more] };
    });
  }

  #idleOnes(requests: readonly HttpRequest[]): readonly Lost[] {
    const idle = this.#idle.filter(({ of }) => !this.#senders.has(of.shape));
    return idle.map(({ headers, of, since }) => {
      // Other files may use what stands outside of all functions: it tells of requests without a token alone.
      const indexes =
        since === 0
          ? requests.flatMap((request, index) => (isBare(request) ? [index] : []))
          : (this.#calls.get(since) ?? []);
      // Those that go out with what it is a copy of lack what the copy was given.
      const others = of.origin && this.#senders.get(of.origin.shape);
      return {
        indexes: indexes.filter((index) => !others?.has(index)),
        headers,
        because: "unused",
      };
    });
  }

  #goneOnes(run: Run): readonly Lost[] {
    return this.#gone.map(({ headers, sentWith, because }) => {
      const indexes = [...(this.#senders.get(sentWith.shape) ?? [])];
      return { indexes, headers: run.thing(headers), because };
    });
  }

  #unsentOnes(requests: readonly HttpRequest[]): readonly Lost[] {
    return this.#unsent.map(({ headers, url, call }) => {
      const indexes = (this.#calls.get(call) ?? []).filter((index) => {
        const other = requests[index]?.url;
        const written = other?.kind === "known" ? other.text : other?.source;
        if (url === undefined) return true;
        return written !== undefined && withoutQuery(written) === withoutQuery(url);
      });
      return { indexes, headers, because: "otherRequest" };
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

/** The entries that another object does not have. */
function notIn(other: Thing, { shape }: Thing): readonly Entry[] {
  return shape.value.entries.filter(({ name }) => {
    const entry = entryOf(other, name.text);
    return entry === undefined || isNothing(entry.value);
  });
}

/** As it is now: what a way through the program changes is taken back where the way ends. */
function asItIs(thing: Thing): Thing {
  return { ...thing, shape: snapshot(thing.shape.value, undefined).shape };
}
