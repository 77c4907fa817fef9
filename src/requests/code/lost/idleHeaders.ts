import type { HttpRequest, Span } from "../../httpRequest.ts";
import { heldIn, writtenIn } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Thing } from "../machine/values/values.ts";
import { isBare } from "./lacking.ts";
import type { Lost } from "./lateHeaders.ts";

/** A variable that is never used. */
export interface IdlePlace {
  /** Where it gets its value. */
  readonly given: Span;
  /** The function that declares it; undefined at the top level. */
  readonly within: Span | undefined;
  /** It is only looked at by people. */
  readonly isPrinted: boolean;
}

/**
 * Headers in an unused variable, as its function left them. `of`: the object that holds them, `origin`: what that is
 * a changed copy of; `since`, `until`: see `Unsent`.
 */
interface Idle extends IdlePlace {
  readonly entries: readonly Entry[];
  readonly of: Thing;
  readonly origin: Thing | undefined;
  readonly since: number;
  readonly until: number;
}

/** What was sent: the requests, their indexes by call, and by the object that their headers came from. */
interface Outgoing {
  readonly requests: readonly HttpRequest[];
  readonly inCall: ReadonlyMap<number, readonly number[]>;
  readonly senders: ReadonlyMap<Thing["shape"], ReadonlySet<number>>;
}

/** Collects headers in variables that are never used, as they are when the function ends. */
export class IdleHeaders {
  readonly #all: Idle[] = [];

  /** Adds an unused value; returns what it is a changed copy of, if anything. */
  add(whole: Thing, place: IdlePlace, { call, journal }: Run): Thing | undefined {
    const of = heldIn(whole);
    const origin = whole.origin ?? of.origin;
    const when = { since: call.since, until: journal.time };
    this.#all.push({ entries: writtenIn(of), of, origin, ...place, ...when });
    return origin;
  }

  lost({ requests, inCall, senders }: Outgoing, run: Run): readonly Lost[] {
    const idle = this.#all.filter(({ of }) => !senders.has(of.shape));
    return idle.map(({ entries, origin, since, until, given, within, isPrinted }) => {
      // Top-level variables may be used by other files: only a request without a token shows that one was forgotten.
      const indexes =
        since === 0
          ? requests.flatMap((request, index) => (isBare(request) ? [index] : []))
          : callsWithin(inCall, since, until).filter((index) => isIn(requests[index], within));
      // Requests sent with the original lack what was put into the copy.
      const others = origin && senders.get(origin.shape);
      return {
        indexes: indexes.filter((index) => !others?.has(index)),
        headers: run.thing(entries),
        because: "unused",
        given,
        isPrinted,
      };
    });
  }
}

/** The indexes of requests made in a call or in calls that began during it. */
function callsWithin(inCall: Outgoing["inCall"], since: number, until: number): readonly number[] {
  return [...inCall].flatMap(([id, indexes]) => (since <= id && id <= until ? indexes : []));
}

/** Whether a request is written inside a function. */
function isIn(request: HttpRequest | undefined, within: Span | undefined): boolean {
  if (request === undefined || within === undefined) return false;
  return within.start <= request.span.start && request.span.end <= within.end;
}
