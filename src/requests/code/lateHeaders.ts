import type { HttpRequest } from "../httpRequest.ts";
import { detachedOf, everywhere } from "./detached.ts";
import type { Run } from "./run.ts";
import type { Entry, Thing, Value } from "./values.ts";

/** A request that took its headers from objects, and what these were given afterwards. */
interface Sent {
  readonly index: number;
  readonly call: number;
  readonly late: Entry[];
}

/**
 * Watches objects of headers after a request was sent with them: an Accept that comes too late is lost, unless
 * the object goes out with another request. Only where all happens in one call of one function, in no loop.
 */
export class LateHeaders {
  readonly #sent = new Map<Thing["shape"], Sent>();
  readonly #found: Sent[] = [];

  /** The request at `index` of the run's list goes out with these. */
  sent(sources: readonly Value[], index: number, call: Run["call"]): void {
    for (const source of sources) {
      const thing = source.kind === "native" ? source.state : source;
      // What was there before the call may be meant for the next one.
      if (thing?.kind !== "thing" || thing.shape.born < call.since) continue;
      this.#sent.set(thing.shape, { index, call: call.id, late: [] });
    }
  }

  put({ shape }: Thing, entry: Entry, call: number): void {
    const sent = this.#sent.get(shape);
    if (sent?.call !== call || entry.name.text.toLowerCase() !== "accept") return;
    sent.late.push(entry);
    this.#found.push(sent);
  }

  /** The requests, those that lost an Accept with it. */
  applied(requests: readonly HttpRequest[], run: Run): readonly HttpRequest[] {
    const lost = new Map(
      this.#found
        .filter((sent) => [...this.#sent.values()].includes(sent))
        .map(({ index, late }) => [index, late]),
    );
    return requests.map((request, index) => {
      const late = lost.get(index);
      if (late === undefined) return request;
      const more = detachedOf(run.thing(late), "afterSending", everywhere, run);
      return { ...request, detached: [...(request.detached ?? []), ...more] };
    });
  }
}
