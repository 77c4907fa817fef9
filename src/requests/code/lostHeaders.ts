import type { HttpRequest } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { detachedOf, everywhere } from "./detached.ts";
import { headersIn, isSameAddress, originsOf, withoutSent } from "./heldHeaders.ts";
import { leftOnes, unsentOnes, type Left, type Lost, type Unsent } from "./losses.ts";
import type { Run } from "./run.ts";
import type { Entry, Thing, Value } from "./values.ts";

/** A request that took its headers from objects, and what these were given afterwards. */
interface Sent {
  readonly index: number;
  readonly call: number;
  readonly late: Entry[];
}

/** More than these are not said of one request. */
const mostLost = 8;

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
    const inCall = this.#calls.get(call.since) ?? [];
    this.#calls.set(call.since, inCall);
    inCall.push(index);
    this.#goesOut(sender, index);
    for (const source of sources) {
      const thing = headersIn(source);
      const sent: Sent = { index, call: call.id, late: [] };
      for (const { shape } of this.#goesOut(thing, index)) {
        // What was there before the call may be meant for the next one.
        if (shape.born >= call.since) this.#sent.set(shape, sent);
      }
    }
  }

  #goesOut(thing: Thing | undefined, index: number): readonly Thing[] {
    const all: Thing[] = [];
    for (let of = thing; of !== undefined; of = of.origin) {
      this.#senders.set(of.shape, (this.#senders.get(of.shape) ?? new Set()).add(index));
      this.#sent.delete(of.shape);
      all.push(of);
    }
    return all;
  }

  /** Whether a request went out with them, or with a copy of them. */
  wasSent(headers: Value): boolean {
    const thing = headersIn(headers);
    return thing !== undefined && this.#senders.has(thing.shape);
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
    if (copy?.kind !== "thing" || made === undefined) return;
    const source = copy.origin === undefined ? made : copy;
    // What was sent already was made for that; from now on only somebody outside might send it.
    if (source.origin === undefined || this.#senders.has(made.shape)) return;
    const { entries } = made.shape.value;
    this.#left.push({ behind: originsOf(source), entries, because: "discarded", at: everywhere });
  }

  /** Something that goes out should have these headers, and does not get them. */
  leftOut(headers: Thing, { shape }: Thing, why: Pick<Left, "because" | "at">): void {
    const { entries } = headers.shape.value;
    this.#left.push({ behind: [{ shape, entries: [] }], entries, ...why });
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
  unsent(headers: Value, url: string, { call, journal, isSilent }: Run, at = everywhere): void {
    if (isSilent) return;
    const isMeant = (request: HttpRequest): boolean => isSameAddress(request.url, url);
    this.#keep(headersIn(headers), { since: call.since, until: journal.time, isMeant, at });
  }

  /** Headers of a client, a context, a handle that sent nothing, while others of its kind did. */
  unused(headers: Value, call: Run["call"] | undefined, isMeant: Unsent["isMeant"]): void {
    const of = headersIn(headers);
    const [since, until] = call === undefined ? [0, Infinity] : [call.since, call.since];
    this.#keep(of, { of, since, until, isMeant, at: everywhere });
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, { since }: Run["call"]): void {
    this.#keep(headers, { since, until: since, isMeant: () => true, at: everywhere });
  }

  #keep(given: Thing | undefined, unsent: Omit<Unsent, "headers">): void {
    const headers = given?.shape.value.entries.filter(({ name }) => tells(name.text)) ?? [];
    if (headers.length > 0) this.#unsent.push({ headers, ...unsent });
  }

  /** The requests, with the headers that they were meant to have. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const byRequest = new Map<number, Lost[]>();
    const all = [
      ...this.#lateOnes(run),
      ...leftOnes(this.#left, this.#senders, run),
      ...unsentOnes(this.#unsent, { requests, inCall: this.#calls, senders: this.#senders }, run),
    ];
    for (const each of all) {
      for (const index of each.indexes) {
        const known = byRequest.get(index) ?? [];
        if (known.length < mostLost) byRequest.set(index, [...known, each]);
      }
    }
    return requests.map((request, index) => {
      const more = (byRequest.get(index) ?? []).flatMap(({ headers, because, at }) =>
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
      ...{ indexes: [sent.index], headers: run.thing(sent.late) },
      ...{ because: "afterSending", at: everywhere },
    }));
  }
}
