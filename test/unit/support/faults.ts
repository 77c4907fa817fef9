import { brokenAnswers } from "./brokenAnswers.ts";
import type { Fault } from "./fault.ts";
import { refusals } from "./refusals.ts";
import { misshapen, redirects } from "./strayAnswers.ts";

/** Every way to fail that a server has; a row is held against every operation. */
export const faults: Readonly<Record<string, Fault>> = {
  ...brokenAnswers,
  ...redirects,
  ...misshapen,
  ...refusals,
};
