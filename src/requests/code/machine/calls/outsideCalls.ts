import type { HttpRequest } from "../../../httpRequest.ts";
import type { FunctionCode } from "../../declarations.ts";

/** One call of a function by code outside the file, as it is imagined. */
interface OutsideCall {
  readonly code: FunctionCode;
}

/** Keeps account of which requests are made only if code outside the file calls something. */
export class OutsideCalls {
  #now: OutsideCall | undefined;
  readonly #callsOf = new Map<number, (OutsideCall | undefined)[]>();

  /** Follows a function as if code outside the file called it. */
  follow(code: FunctionCode, work: () => void): void {
    this.#now = { code };
    work();
    this.#now = undefined;
  }

  /** Notes that the request at `index` is made now. */
  made(index: number): void {
    this.#callsOf.set(index, [...(this.#callsOf.get(index) ?? []), this.#now]);
  }

  /**
   * Marks the requests of methods that the file does not call on objects with different addresses: nobody says on
   * which of these they are called.
   */
  mark(requests: HttpRequest[]): void {
    const groups = new Map<FunctionCode, Map<string, number[]>>();
    for (const [index, calls] of this.#callsOf) {
      const [first, ...others] = calls;
      const request = requests[index];
      if (first === undefined || request === undefined) continue;
      if (others.some((other) => other?.code !== first.code)) continue;
      const places = groups.get(first.code) ?? new Map<string, number[]>();
      const place = `${request.span.start} ${request.method.text}`;
      places.set(place, [...(places.get(place) ?? []), index]);
      groups.set(first.code, places);
    }
    for (const indexes of [...groups.values()].flatMap((places) => [...places.values()])) {
      const calls = new Set(indexes.flatMap((index) => this.#callsOf.get(index) ?? []));
      const paths = new Set(indexes.map((index) => pathOf(requests[index])));
      if (calls.size < 2 || paths.size < 2) continue;
      for (const index of indexes) {
        const request = requests[index];
        if (request !== undefined) requests[index] = { ...request, mayNotBeMade: true };
      }
    }
  }
}

function pathOf(request: HttpRequest | undefined): string | undefined {
  const url = request?.url;
  return (url?.kind === "known" ? url.text : url?.source)?.replace(/^[a-z]+:\/\/[^/?#]*/i, "");
}
