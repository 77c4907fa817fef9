import type { Detachment, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { headersIn } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, type Entry, type Thing } from "../machine/values.ts";

/** Headers that were given to something from which they do not reach the requests at `indexes`. */
export interface Lost {
  readonly indexes: readonly number[];
  readonly headers: Thing;
  readonly because: Detachment;
  /** What to point at. */
  readonly at?: Span;
  /** Where something was given them, see `placeIn`. */
  readonly given?: Span | undefined;
  /** The places of requests that these go out instead of. */
  readonly instead?: readonly number[];
}

/** Requests that took their headers from objects, and what these were given afterwards. */
interface Sent {
  readonly indexes: readonly number[];
  readonly call: number;
  readonly late: Entry[];
}

/** What a call has read of its options, of which it keeps a copy, and the requests that come of that. */
export interface Reading {
  readonly indexes: number[];
  /** The headers that stood in the options. */
  readonly headers: Thing | undefined;
}

/** A copy of headers, and what its origin was given afterwards. */
interface Copy {
  readonly of: Thing;
  readonly call: number;
  readonly late: Entry[];
}

/**
 * Watches objects of headers after a request was sent with them, or had its copy: what comes too late is lost,
 * unless the object goes out with another request or elsewhere. Only where all happens in one call, in no loop.
 */
export class LateHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #late: Sent[] = [];
  readonly #copies = new Map<Thing["shape"], Copy>();
  readonly #read = new Map<Thing["shape"], Pick<Sent, "indexes" | "call">>();

  /** What came before it goes out again was meant for that. */
  goesOut({ shape }: Thing): void {
    this.#sent.delete(shape);
  }

  /** Options are read, with the headers in them: what either is given afterwards comes too late. */
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
      // What was there before the call may be meant for the next one.
      if (shape.born < call.since || this.#copies.has(shape)) continue;
      this.#sent.set(shape, { indexes, call: call.id, late: [] });
    }
  }

  copied({ shape }: Thing, of: Thing, call: Run["call"]): void {
    // What came behind an earlier copy was meant for this one.
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

  /** Options that were read are given headers, which may get more. */
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

  /** `sendersOf`: the requests that went out with an object, by its shape. */
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
