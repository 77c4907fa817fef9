import type { HttpRequest } from "../../httpRequest.ts";
import { functionAround } from "./functionAround.ts";
import type { Run } from "./run.ts";

/** Whether a test makes a request to see it refused: what is wrong with it is meant. */
export function isToBeRefused({ span, through = [] }: HttpRequest, run: Run): boolean {
  const { expectsRefusal } = run.library;
  if (expectsRefusal === undefined) return false;
  return [span, ...through].some((place) => {
    const within = functionAround(place, run);
    return within !== undefined && expectsRefusal.test(run.source(within));
  });
}
