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

/** Headers of a request that was put together and not sent; without `url`, of something that is no request. */
interface Unsent {
  readonly headers: Thing;
  readonly url?: string;
  readonly call: number;
  /** Its own places in the run's list. */
  readonly own: readonly number[];
  readonly because: Detachment;
}

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #senders = new Map<Thing["shape"], Set<number>>();
  readonly #calls = new Map<number, number[]>();
  readonly #late: Sent[] = [];
  readonly #discarded: Thing[] = [];
  readonly #unsent: Unsent[] = [];

  /** The request at `index` of the run's list goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"]): void {
    this.#calls.set(call.since, [...(this.#calls.get(call.since) ?? []), index]);
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
    if (thing?.origin !== undefined) this.#discarded.push(asItIs(thing));
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, call: Run["call"], own: readonly number[]): void {
    const thing = headersIn(headers);
    if (thing === undefined) return;
    const [since, because] = [call.since, "otherRequest" as const];
    this.#unsent.push({ headers: asItIs(thing), url, call: since, own, because });
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, call: Run["call"], because: Detachment = "otherRequest"): void {
    const entries = headers.shape.value.entries.filter(({ name }) => tells(name.text));
    const lost = snapshot({ entries, isOpen: false }, headers.foldsCase);
    this.#unsent.push({ headers: lost, call: call.since, own: [], because });
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const unsent = this.#unsentOnes(requests);
    const lost = [...this.#lateOnes(run), ...this.#discardedOnes(run), ...unsent];
    // Another one goes out instead.
    const idle = new Set(
      this.#unsent.flatMap(({ own }, at) => ((unsent[at]?.indexes.length ?? 0) > 0 ? own : [])),
    );
    const all = requests.map((request, index) => {
      const more = lost
        .filter(({ indexes }) => indexes.includes(index))
        .flatMap(({ headers, because }) =>
          detachedOf(withoutSent(headers, request), because, everywhere, run),
        );
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
    return this.#discarded.flatMap((copy): Lost[] => {
      const { origin } = copy;
      if (origin === undefined) return [];
      const more = copy.shape.value.entries.filter(
        ({ name }) => entryOf(origin, name.text) === undefined,
      );
      const indexes = [...(this.#senders.get(origin.shape) ?? [])];
      return [{ indexes, headers: run.thing(more), because: "discarded" }];
    });
  }

  #unsentOnes(requests: readonly HttpRequest[]): readonly Lost[] {
    const waiting = new Set(this.#unsent.flatMap(({ own }) => own));
    return this.#unsent.map(({ headers, url, call, because }) => {
      const indexes = (this.#calls.get(call) ?? []).filter((index) => {
        if (waiting.has(index)) return false;
        const other = requests[index]?.url;
        const written = other?.kind === "known" ? other.text : other?.source;
        if (url === undefined) return true;
        return written !== undefined && withoutQuery(written) === withoutQuery(url);
      });
      return { indexes, headers, because };
    });
  }
}

/** The object of headers that a value is, or that a client or request holds under `headers`. */
export function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  if (value.kind !== "native") return thing;
  const held = entryOf(thing, "headers")?.value;
  const inner = held?.kind === "native" ? held.state : held;
  return inner?.kind === "thing" ? inner : thing;
}

/** What goes out all the same is not lost. */
function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const sent = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** As it is now: what a way through the program changes is taken back where the way ends. */
function asItIs(thing: Thing): Thing {
  return { ...thing, shape: snapshot(thing.shape.value, undefined).shape };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
