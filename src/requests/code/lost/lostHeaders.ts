import type { HttpRequest, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { everywhere, pointedAt } from "./detached.ts";
import { headersIn, partsOf } from "../clients/heldHeaders.ts";
import { IdleHeaders, type IdlePlace } from "./idleHeaders.ts";
import { LeftHeaders, type Left } from "./leftHeaders.ts";
import { LateHeaders, type Reading } from "./lateHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Sending } from "../clients/sending.ts";
import { Senders } from "./senders.ts";
import { unsentOnes, type Unsent } from "./unsentHeaders.ts";
import { isSameAddress } from "./sameAddress.ts";
import { withLost } from "./withLost.ts";
import type { Entry, Thing, Value } from "../machine/values/values.ts";

/** Keeps account of which objects of headers go out with which requests, to find headers that do not. */
export class LostHeaders {
  readonly #senders = new Senders();
  readonly #calls = new Map<number, number[]>();
  readonly #late = new LateHeaders();
  readonly #left = new LeftHeaders();
  readonly #unsent: Unsent[] = [];
  readonly #idle = new IdleHeaders();

  /** A call reads its options; entries that these get later have no effect, whenever the request is sent. */
  read(options: Value | undefined, { call, isSilent }: Run): Reading | undefined {
    return options?.kind !== "thing" || isSilent ? undefined : this.#late.read(options, call);
  }

  /**
   * The request at `index` in the run's list is sent with these `sources` and `reading`; `sender`: the state of its
   * client.
   */
  sent(
    sources: readonly Value[],
    { sender, reading }: Pick<Sending, "sender" | "reading">,
    index: number,
    call: Run["call"],
  ): void {
    reading?.indexes.push(index);
    this.#senders.add(reading?.headers, index);
    const inCall = this.#calls.get(call.since) ?? [];
    this.#calls.set(call.since, inCall);
    inCall.push(index);
    this.#goesOut(sender, index);
    for (const source of sources) {
      const thing = headersIn(source);
      if (thing === undefined) continue;
      this.#goesOut(thing, index);
      this.#late.sent(thing, [index], call);
    }
  }

  /** The request at `index` is sent once more, as in the next turn of a loop, with these `sources`. */
  sentAgain(sources: readonly Value[], index: number): void {
    for (const source of sources) this.#senders.add(headersIn(source), index);
  }

  /** A request to an unknown address, which is not listed, is sent with these. */
  sentUnseen(sources: readonly Value[], sender: Thing | undefined): void {
    for (const source of sources) this.forget(source);
    for (const thing of [...sources.map(headersIn), sender]) this.#senders.addUnseen(thing);
  }

  #goesOut(thing: Thing | undefined, index: number): void {
    this.#senders.add(thing, index);
    for (let of = thing; of !== undefined; of = of.origin) this.#late.goesOut(of);
  }

  /** A loop over `from` copies its entries into an object (or would, if there were any). */
  draws(into: Thing, from: Thing): void {
    this.#senders.draws(into, from);
  }

  /** Whether a request was sent with these headers, or with a copy of them. */
  wasSent(headers: Value): boolean {
    const thing = headersIn(headers);
    return thing !== undefined && this.#senders.has(thing.shape);
  }

  /** Whether a request was sent by a client with this state. */
  wentOut({ shape }: Thing): boolean {
    return this.#senders.has(shape);
  }

  /** A header is set on an object. */
  put(thing: Thing, entry: Entry, call: number): void {
    this.#late.put(thing, entry, call);
  }

  /** A request takes a copy of an object; entries set on the original afterwards do not reach it. */
  copied(origin: Thing, of: Thing, call: Run["call"]): void {
    this.#late.copied(origin, of, call);
  }

  /** Code that is not followed gets a value and may send or change it. */
  forget(value: Value): void {
    const thing = headersIn(value);
    if (thing !== undefined) this.#late.forget(thing);
  }

  /**
   * A statement discards a value: a changed copy (`Thing.origin`) of headers or of something that holds them, or an
   * object that contains such a copy.
   */
  discarded(value: Value, given?: Span): void {
    const isWhole = value.kind === "thing" && (value.type ?? value.origin) !== undefined;
    const parts = isWhole ? partsOf(value) : [];
    for (const each of isWhole && value.type !== undefined ? parts : [value, ...parts]) {
      const made = headersIn(each);
      // It was sent before it was discarded.
      if (made !== undefined && !this.#senders.has(made.shape)) this.#left.discarded(each, given);
    }
  }

  /** Code changes its own copy of a struct: the original does not get the change. */
  changed(copy: Thing): void {
    for (const each of partsOf(copy)) this.#left.discarded(each, undefined, true);
  }

  /** A request that inherits its client's headers is discarded unless something sends it later. */
  unsentOf(request: Value): void {
    this.#left.discarded(request, undefined, true);
  }

  /** Headers are replaced by others, without being merged. `own`: see `LeftHeaders.replaced`. */
  replaced(old: Value | undefined, by: Value, own?: Thing): void {
    this.#left.replaced(old, by, own);
  }

  /** An unused variable hides the one that is sent. */
  hides(value: Value, hidden: Value, given: Span): void {
    this.#left.hides(value, hidden, given);
  }

  /** An object is sent without these headers, for the given reason. */
  leftOut(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    this.#left.out(headers, behind, why);
  }

  /** A request gets headers and is never sent, while another one goes to its address. */
  unsent(
    headers: Value,
    url: string,
    { call, journal, isSilent }: Run,
    more: Partial<Pick<Unsent, "own" | "at" | "given">> = {},
  ): void {
    if (isSilent) return;
    const isMeant = (request: HttpRequest): boolean => isSameAddress(request.url, url);
    const when = { since: call.since, until: journal.time };
    this.#keep(headersIn(headers), { ...when, isMeant, at: everywhere, ...more });
  }

  /** A client, context or handle gets headers and sends nothing, while others of its kind do. */
  unused(
    headers: Value,
    call: Run["call"] | undefined,
    { isMeant, given }: Pick<Unsent, "isMeant" | "given">,
  ): void {
    const of = headersIn(headers);
    const [since, until] = call === undefined ? [0, Infinity] : [call.since, call.since];
    this.#keep(of, { of, since, until, isMeant, at: everywhere, given });
  }

  /** Headers are set on something that no request of this call is sent with. */
  elsewhere(headers: Thing, { since }: Run["call"], isMeant: Unsent["isMeant"] = () => true): void {
    this.#keep(headers, { since, until: since, isMeant, at: everywhere });
  }

  #keep(given: Thing | undefined, unsent: Omit<Unsent, "headers">): void {
    const headers = given?.shape.value.entries.filter(({ name }) => tells(name.text)) ?? [];
    const isRequest = unsent.own !== undefined && unsent.own.length > 0;
    if (headers.length > 0 || isRequest) this.#unsent.push({ headers, ...unsent });
  }

  /** An unused variable of a function, at the end of that function. */
  idle(value: Value, place: IdlePlace, run: Run): void {
    const whole = value.kind === "native" ? value.state : value;
    if (whole?.kind !== "thing") return;
    const origin = this.#idle.add(whole, place, run);
    if (origin !== undefined) this.discarded(value);
  }

  /** The requests, each with the headers it was meant to have (`detached`) and where these are lost. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const senders = this.#senders;
    const sendersOf = (of: Thing["shape"]): readonly number[] => senders.of(of);
    const outgoing = { requests, inCall: this.#calls, senders: senders.byShape };
    const lost = [
      ...this.#late.lost(sendersOf, run),
      ...this.#left.lost(
        sendersOf,
        (of) => senders.ofLiteral(of),
        (of) => senders.has(of),
        run,
      ),
      ...unsentOnes(this.#unsent, outgoing, run),
      ...this.#idle.lost(outgoing, run),
    ];
    return pointedAt(withLost(requests, lost, run));
  }
}
