/**
 * How long tests wait before they call something lost, in milliseconds: many times what an idle machine
 * takes, for the machine may have other work. `step` is less than a test has, so that the message says what
 * was waited for; `turn` is one try of several.
 */
export const patience = {
  unit: 60_000,
  integration: 60_000,
  e2e: 240_000,
  step: 60_000,
  turn: 4000,
} as const;
