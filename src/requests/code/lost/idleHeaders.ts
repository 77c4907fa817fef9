import type { HttpRequest, Span } from "../../httpRequest.ts";
import { heldIn } from "../clients/heldHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Thing } from "../machine/values.ts";
import { isBare } from "./lacking.ts";
import type { Lost } from "./lateHeaders.ts";

/**
 * Headers that a variable holds which nothing reads, as they were in the end; `of`: what held them, `origin`:
 * what it is a changed copy of, `given`: where the variable was given them.
 */
interface Idle {
  readonly entries: readonly Entry[];
  readonly of: Thing;
  readonly origin: Thing | undefined;
  readonly since: number;
  readonly given: Span;
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
  add(whole: Thing, given: Span, { call }: Run): Thing | undefined {
    const of = heldIn(whole);
    const origin = whole.origin ?? of.origin;
    this.#all.push({ entries: of.shape.value.entries, of, origin, since: call.since, given });
    return origin;
  }

  lost({ requests, inCall, senders }: Outgoing, run: Run): readonly Lost[] {
    const idle = this.#all.filter(({ of }) => !senders.has(of.shape));
    return idle.map(({ entries, origin, since, given }) => {
      // Other files may use what stands outside of all functions: it tells of requests without a token alone.
      const indexes =
        since === 0
          ? requests.flatMap((request, index) => (isBare(request) ? [index] : []))
          : (inCall.get(since) ?? []);
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
