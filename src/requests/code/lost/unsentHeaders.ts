import type { HttpRequest, Span } from "../../httpRequest.ts";
import type { Lost } from "./lateHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Thing } from "../machine/values.ts";

/** Headers of something that was not sent, or that sent nothing. */
export interface Unsent {
  readonly headers: readonly Entry[];
  /** What they are of, where they are not lost if that went out in some other way. */
  readonly of?: Thing | undefined;
  /** The call that they were given in, and when it ended: one within it, as of a block, began in between. */
  readonly since: number;
  readonly until: number;
  /** Whether a request of these calls is the one that they were meant for. */
  readonly isMeant: (request: HttpRequest) => boolean;
  readonly at: Span;
  /** Where it was given them, see `placeIn`. */
  readonly given?: Span | undefined;
  /** The places in the run's list of the request that they are of, which is none where another one goes out. */
  readonly own?: readonly number[];
}

/** Which requests went out with which objects. */
type Senders = ReadonlyMap<Thing["shape"], ReadonlySet<number>>;

/** What was not sent, with the requests that it was meant for. */
export function unsentOnes(
  all: readonly Unsent[],
  {
    requests,
    inCall,
    senders,
  }: {
    readonly requests: readonly HttpRequest[];
    readonly inCall: ReadonlyMap<number, readonly number[]>;
    readonly senders: Senders;
  },
  run: Run,
): readonly Lost[] {
  const waiting = new Set(all.flatMap(({ own = [] }) => own));
  return all.flatMap(({ of, headers, since, until, isMeant, at, given, own = [] }): Lost[] => {
    if (isSent(of, senders)) return [];
    const near =
      since === until
        ? [inCall.get(since) ?? []]
        : [...inCall].flatMap(([id, each]) => (since <= id && id <= until ? [each] : []));
    const meant = near.flat().filter((index) => {
      const request = requests[index];
      return request !== undefined && !waiting.has(index) && isMeant(request);
    });
    const lost = { headers: run.thing(headers), because: "otherRequest", at, given } as const;
    return [{ indexes: meant, ...lost, instead: own }];
  });
}

/** Whether these headers, or any that they are a copy of, went out. */
function isSent(headers: Thing | undefined, senders: Senders): boolean {
  let of = headers;
  while (of !== undefined && !senders.has(of.shape)) of = of.origin;
  return of !== undefined;
}
