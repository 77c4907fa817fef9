import type { HttpRequest, Span } from "../../httpRequest.ts";
import { heldIn } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Thing } from "../machine/values.ts";
import { isBare } from "./lacking.ts";
import type { Lost } from "./lateHeaders.ts";

/** A variable that nothing takes. */
export interface IdlePlace {
  /** Where it was given what it holds. */
  readonly given: Span;
  /** The function that it is of; none where it stands outside of all. */
  readonly within: Span | undefined;
}

/**
 * Headers that such a variable holds, as they were in the end; `of`: what held them, `origin`: what it is a
 * changed copy of, `since`, `until`: see `Unsent`.
 */
interface Idle extends IdlePlace {
  readonly entries: readonly Entry[];
  readonly of: Thing;
  readonly origin: Thing | undefined;
  readonly since: number;
  readonly until: number;
}

/** What went out: the requests, those of each call, and those that each object of headers went out with. */
interface Outgoing {
  readonly requests: readonly HttpRequest[];
  readonly inCall: ReadonlyMap<number, readonly number[]>;
  readonly senders: ReadonlyMap<Thing["shape"], ReadonlySet<number>>;
}

/** Headers that variables hold which nothing takes, when their functions end. */
export class IdleHeaders {
  readonly #all: Idle[] = [];

  /** What it is a changed copy of, where it is one. */
  add(whole: Thing, place: IdlePlace, { call, journal }: Run): Thing | undefined {
    const of = heldIn(whole);
    const origin = whole.origin ?? of.origin;
    const when = { since: call.since, until: journal.time };
    this.#all.push({ entries: of.shape.value.entries, of, origin, ...place, ...when });
    return origin;
  }

  lost({ requests, inCall, senders }: Outgoing, run: Run): readonly Lost[] {
    const idle = this.#all.filter(({ of }) => !senders.has(of.shape));
    return idle.map(({ entries, origin, since, until, given, within }) => {
      // Other files may use what stands outside of all functions: it tells of requests without a token alone.
      const indexes =
        since === 0
          ? requests.flatMap((request, index) => (isBare(request) ? [index] : []))
          : callsWithin(inCall, since, until).filter((index) => isIn(requests[index], within));
      // Those that go out with what it is a copy of lack what the copy was given.
      const others = origin && senders.get(origin.shape);
      return {
        indexes: indexes.filter((index) => !others?.has(index)),
        headers: run.thing(entries),
        because: "unused",
        given,
      };
    });
  }
}

/** The requests of a call, and of those that began before its end. */
function callsWithin(inCall: Outgoing["inCall"], since: number, until: number): readonly number[] {
  return [...inCall].flatMap(([id, indexes]) => (since <= id && id <= until ? indexes : []));
}

/** Whether a request is written in a function, or in one that stands in it. */
function isIn(request: HttpRequest | undefined, within: Span | undefined): boolean {
  if (request === undefined || within === undefined) return false;
  return within.start <= request.span.start && request.span.end <= within.end;
}
