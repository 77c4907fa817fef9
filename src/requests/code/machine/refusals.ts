import type { HttpRequest } from "../../httpRequest.ts";
import { functionAround } from "./functionAround.ts";
import type { Run } from "./run.ts";

/**
 * Tells whether a test makes a request to see it refused: what is wrong with it is meant. Each function is looked
 * through once, however many requests are made in it.
 */
export function refusals(run: Run): (request: HttpRequest) => boolean {
  const { expectsRefusal } = run.library;
  if (expectsRefusal === undefined) return () => false;
  const known = new Map<string, boolean>();
  return ({ span, through = [] }) =>
    [span, ...through].some((place) => {
      const within = functionAround(place, run);
      if (within === undefined) return false;
      const key = `${String(within.start)}:${String(within.end)}`;
      const isExpected = known.get(key) ?? expectsRefusal.test(run.source(within));
      known.set(key, isExpected);
      return isExpected;
    });
}
