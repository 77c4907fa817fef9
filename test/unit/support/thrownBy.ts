import assert from "node:assert/strict";
import { inspect } from "node:util";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { describeError } from "../../../src/text/describeError.ts";
import { canary } from "./withClient.ts";

/** The error that a call ends with: an `IntercomError`, or the test fails. */
export async function thrownBy(call: Promise<unknown>): Promise<IntercomError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("value" in outcome) assert.fail(`no error, but ${inspect(outcome.value)}`);
  const { error } = outcome;
  assert.ok(error instanceof IntercomError, `not an IntercomError, but ${inspect(error)}`);
  return error;
}

/** Characters that act on a terminal or on the order of text; line breaks are for layout alone. */
export const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Neither the token nor a character that acts can be got out of an error, whichever way it is printed. */
export function assertHarmless(error: IntercomError, ...others: readonly unknown[]): void {
  const { message, next } = describeError(error.facts);
  const texts = [
    ...[error.message, error.stack ?? "", JSON.stringify(error), JSON.stringify(error.facts)],
    ...[error, ...others].map((value) => inspect(value, { depth: 20, showHidden: true })),
    ...[message, next],
  ];
  for (const text of texts) {
    assert.ok(!text.toLowerCase().includes(canary.toLowerCase()), `the token stands in: ${text}`);
    assert.doesNotMatch(text, acting);
  }
}
