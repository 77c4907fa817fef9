import type { HttpRequest, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { detachedOf, everywhere, placeIn, pointedAt } from "./detached.ts";
import { headersIn, partsOf, withoutSent } from "../clients/heldHeaders.ts";
import { IdleHeaders, type IdlePlace } from "./idleHeaders.ts";
import { lacking } from "./lacking.ts";
import { LeftHeaders, type Left } from "./leftHeaders.ts";
import { LateHeaders, type Lost, type Reading } from "./lateHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Sending } from "../clients/sending.ts";
import { Senders } from "./senders.ts";
import { unsentOnes, type Unsent } from "./unsentHeaders.ts";
import { isSameAddress } from "./sameAddress.ts";
import type { Entry, Thing, Value } from "../machine/values.ts";

/** More than these are not said of one request. */
const mostLost = 8;

/** Which requests went out with which objects of headers, and what they therefore went out without. */
export class LostHeaders {
  readonly #senders = new Senders();
  readonly #calls = new Map<number, number[]>();
  readonly #late = new LateHeaders();
  readonly #left = new LeftHeaders();
  readonly #unsent: Unsent[] = [];
  readonly #idle = new IdleHeaders();

  /** A call reads its options, and does not look at them again, whenever the request goes out. */
  read(options: Value | undefined, { call, isSilent }: Run): Reading | undefined {
    return options?.kind !== "thing" || isSilent ? undefined : this.#late.read(options, call);
  }

  /** The request at `index` of the run's list goes out with these and `reading`, from what holds `sender`. */
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

  /** A request to somewhere that is not known goes out with these, and is none of the run's list. */
  sentUnseen(sources: readonly Value[], sender: Thing | undefined): void {
    for (const source of sources) this.forget(source);
    for (const thing of [...sources.map(headersIn), sender]) this.#senders.addUnseen(thing);
  }

  #goesOut(thing: Thing | undefined, index: number): void {
    this.#senders.add(thing, index);
    for (let of = thing; of !== undefined; of = of.origin) this.#late.goesOut(of);
  }

  /** A loop over `from` puts something into an object, or would if there were anything. */
  draws(into: Thing, from: Thing): void {
    this.#senders.draws(into, from);
  }

  /** Whether a request went out with them, or with a copy of them. */
  wasSent(headers: Value): boolean {
    const thing = headersIn(headers);
    return thing !== undefined && this.#senders.has(thing.shape);
  }

  /** Whether a request went out from a client that holds this. */
  wentOut({ shape }: Thing): boolean {
    return this.#senders.has(shape);
  }

  /** An object is given a header. */
  put(thing: Thing, entry: Entry, call: number): void {
    this.#late.put(thing, entry, call);
  }

  /** A copy was made that a request has: what its origin is given afterwards does not get there. */
  copied(origin: Thing, of: Thing, call: Run["call"]): void {
    this.#late.copied(origin, of, call);
  }

  /** Somebody else may do with it what is not to be seen, or send it. */
  forget(value: Value): void {
    const thing = headersIn(value);
    if (thing !== undefined) this.#late.forget(thing);
  }

  /**
   * What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers, or of a client that
   * holds some, that go out as they were, or an object with one: of the file's own, or options that are a copy.
   */
  discarded(value: Value, given?: Span): void {
    const isWhole = value.kind === "thing" && (value.type ?? value.origin) !== undefined;
    const parts = isWhole ? partsOf(value) : [];
    for (const each of isWhole && value.type !== undefined ? parts : [value, ...parts]) {
      const made = headersIn(each);
      // What went out all the same was made for that.
      if (made !== undefined && !this.#senders.has(made.shape)) this.#left.discarded(each, given);
    }
  }

  /** A copy of an object of the file that changes for itself: what it gets does not get into that. */
  changed(copy: Thing): void {
    for (const each of partsOf(copy)) this.#left.discarded(each, undefined, true);
  }

  /** A request that has what its client has, and stays where it was made, unless somebody sends it later. */
  unsentOf(request: Value): void {
    this.#left.discarded(request, undefined, true);
  }

  /** Headers stand in the place of others, which nobody merges with them. */
  replaced(old: Value | undefined, by: Value): void {
    this.#left.replaced(old, by);
  }

  /** What a variable holds that nothing takes, and that hides another one: that goes out without it. */
  hides(value: Value, hidden: Value, given: Span): void {
    this.#left.hides(value, hidden, given);
  }

  /** Something that goes out should have these headers, and does not get them. */
  leftOut(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    this.#left.out(headers, behind, why);
  }

  /** A request that was given headers and stays where it was made, while another one goes to its address. */
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

  /** Headers of a client, a context, a handle that sent nothing, while others of its kind did. */
  unused(
    headers: Value,
    call: Run["call"] | undefined,
    { isMeant, given }: Pick<Unsent, "isMeant" | "given">,
  ): void {
    const of = headersIn(headers);
    const [since, until] = call === undefined ? [0, Infinity] : [call.since, call.since];
    this.#keep(of, { of, since, until, isMeant, at: everywhere, given });
  }

  /** Headers that were given to something that no request of the call goes out with. */
  elsewhere(headers: Thing, { since }: Run["call"], isMeant: Unsent["isMeant"] = () => true): void {
    this.#keep(headers, { since, until: since, isMeant, at: everywhere });
  }

  #keep(given: Thing | undefined, unsent: Omit<Unsent, "headers">): void {
    const headers = given?.shape.value.entries.filter(({ name }) => tells(name.text)) ?? [];
    const isRequest = unsent.own !== undefined && unsent.own.length > 0;
    if (headers.length > 0 || isRequest) this.#unsent.push({ headers, ...unsent });
  }

  /** What a variable of a function holds that nothing takes, when that ends. */
  idle(value: Value, place: IdlePlace, run: Run): void {
    const whole = value.kind === "native" ? value.state : value;
    if (whole?.kind !== "thing") return;
    const origin = this.#idle.add(whole, place, run);
    if (origin !== undefined) this.discarded(value);
  }

  /** The requests, with the headers that they were meant to have, each pointed at where it is lost. */
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
    const stays = new Set(
      lost.flatMap(({ indexes, instead = [] }) => (indexes.length === 0 ? [] : instead)),
    );
    const byRequest = new Map<number, Lost[]>();
    for (const each of lost) {
      for (const index of each.indexes) {
        const known = byRequest.get(index) ?? [];
        if (known.length < mostLost) byRequest.set(index, [...known, each]);
      }
    }
    const all = requests.map((request, index) => {
      const more = (byRequest.get(index) ?? []).flatMap(
        ({ headers, because, at = everywhere, given }) => {
          const isGuess = ["unused", "uncopied", "replaced"].includes(because);
          const missing = (isGuess ? lacking : withoutSent)(headers, request);
          return detachedOf(missing, because, at, run).map((each) => ({
            ...each,
            span: placeIn(each.span, given, run),
          }));
        },
      );
      return more.length === 0
        ? request
        : { ...request, detached: [...(request.detached ?? []), ...more] };
    });
    return pointedAt(all.filter((_, index) => !stays.has(index)));
  }
}
