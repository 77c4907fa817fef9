import type { HttpRequest, Span } from "../../httpRequest.ts";
import type { Lost } from "./lateHeaders.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Thing } from "../machine/values/values.ts";

/** Headers of something that was not sent, or that sent nothing. */
export interface Unsent {
  readonly headers: readonly Entry[];
  /** The object that has them: nothing is lost if that is sent in another way. */
  readonly of?: Thing | undefined;
  /** Between which calls (by the journal's time) a request may be the one that they were meant for. */
  readonly since: number;
  readonly until: number;
  /** Whether a request of these calls is the one that they were meant for. */
  readonly isMeant: (request: HttpRequest) => boolean;
  readonly at: Span;
  /** Where the headers were passed to a helper, see `placeIn`. */
  readonly given?: Span | undefined;
  /** The indexes of the requests that they belong to, which are not among those that lack them. */
  readonly own?: readonly number[];
}

/** The indexes of the requests that are sent with each object. */
type Senders = ReadonlyMap<Thing["shape"], ReadonlySet<number>>;

/** What was not sent, as `Lost`: with the requests that it was meant for. */
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

/** Whether these headers, or what they are a copy of, were sent. */
function isSent(headers: Thing | undefined, senders: Senders): boolean {
  let of = headers;
  while (of !== undefined && !senders.has(of.shape)) of = of.origin;
  return of !== undefined;
}
