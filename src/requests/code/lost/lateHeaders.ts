import type { Detachment, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { headersIn } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, type Entry, type Thing } from "../machine/values/values.ts";

/** Headers that were set somewhere from where they do not reach the requests at `indexes`. */
export interface Lost {
  readonly indexes: readonly number[];
  readonly headers: Thing;
  readonly because: Detachment;
  /** Where to point. */
  readonly at?: Span;
  /** Where the headers were passed to a helper, see `placeIn`. */
  readonly given?: Span | undefined;
  /** Indexes of requests that are sent instead of the one with these headers. */
  readonly instead?: readonly number[];
  /** They are printed: somebody may add them elsewhere, and this shows them. */
  readonly isPrinted?: boolean;
}

/** An object of headers that requests were sent with, and entries it got only afterwards. */
interface Sent {
  readonly indexes: readonly number[];
  readonly call: number;
  readonly late: Entry[];
}

/** The options that a call has read and copied, with the indexes of requests made from them. */
export interface Reading {
  readonly indexes: number[];
  /** The headers in the options. */
  readonly headers: Thing | undefined;
}

/** A copy of headers, and entries that its original got only afterwards. */
interface Copy {
  readonly of: Thing;
  readonly call: number;
  readonly late: Entry[];
}

/**
 * Finds headers that are set too late: on an object after a request was sent with it, or after the request took a
 * copy. Not reported where the object is sent again or passed elsewhere, or where sending and setting are in
 * different calls or in a loop.
 */
export class LateHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #late: Sent[] = [];
  readonly #copies = new Map<Thing["shape"], Copy>();
  readonly #read = new Map<Thing["shape"], Pick<Sent, "indexes" | "call">>();

  /** Entries set before the object is sent again were meant for the next request. */
  goesOut({ shape }: Thing): void {
    this.#sent.delete(shape);
  }

  /** A call reads its options: entries that these, or their headers, get afterwards come too late. */
  read(options: Thing, call: Run["call"]): Reading {
    const indexes: number[] = [];
    const value = entryOf(options, "headers")?.value;
    const headers = value && headersIn(value);
    const { shape } = options;
    if (shape.born >= call.since) this.#read.set(shape, { indexes, call: call.id });
    if (headers !== undefined) {
      this.goesOut(headers);
      this.sent(headers, indexes, call);
    }
    return { indexes, headers };
  }

  sent(thing: Thing, indexes: readonly number[], call: Run["call"]): void {
    this.#copies.delete(thing.shape);
    for (let of: Thing | undefined = thing; of !== undefined; of = of.origin) {
      const { shape } = of;
      // An object older than the call may be meant for the next call, too.
      if (shape.born < call.since || this.#copies.has(shape)) continue;
      this.#sent.set(shape, { indexes, call: call.id, late: [] });
    }
  }

  copied({ shape }: Thing, of: Thing, call: Run["call"]): void {
    // Entries after an earlier copy were meant for this one.
    this.#copies.set(shape, { of, call: call.id, late: [] });
  }

  put({ shape }: Thing, entry: Entry, call: number): void {
    if (entry.name.text === "headers") this.#putAll(shape, entry, call);
    if (!tells(entry.name.text)) return;
    const copy = this.#copies.get(shape);
    if (copy?.call === call) copy.late.push(entry);
    const sent = this.#sent.get(shape);
    if (sent?.call !== call) return;
    sent.late.push(entry);
    this.#late.push(sent);
  }

  /** Headers are assigned to options that were already read. */
  #putAll(options: Thing["shape"], { value }: Entry, call: number): void {
    const read = this.#read.get(options);
    const headers = headersIn(value);
    if (read?.call !== call || headers === undefined) return;
    const late = headers.shape.value.entries.filter(({ name }) => tells(name.text));
    const sent = { ...read, late };
    this.#sent.set(headers.shape, sent);
    this.#late.push(sent);
  }

  forget({ shape }: Thing): void {
    this.#read.delete(shape);
    this.#sent.delete(shape);
    this.#copies.delete(shape);
  }

  /** The headers that came too late. `sendersOf`: the indexes of requests sent with an object. */
  lost(sendersOf: (of: Thing["shape"]) => readonly number[], run: Run): readonly Lost[] {
    const last = new Set(this.#sent.values());
    const late = [...new Set(this.#late)].filter((sent) => last.has(sent));
    const copies = [...this.#copies.values()].filter((copy) => copy.late.length > 0);
    return [
      ...late.map((sent): Lost => ({
        ...{ indexes: sent.indexes, headers: run.thing(sent.late), because: "afterSending" },
      })),
      ...copies.map((copy): Lost => ({
        ...{
          indexes: sendersOf(copy.of.shape),
          headers: run.thing(copy.late),
          because: "uncopied",
        },
      })),
    ];
  }
}
