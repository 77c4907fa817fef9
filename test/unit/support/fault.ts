import type { IncomingMessage, ServerResponse } from "node:http";
import type { IntercomErrorFacts } from "../../../src/intercom/errors.ts";

/** A server that does one thing wrong, and what a call to it comes to. */
export interface Fault {
  readonly answer: (response: ServerResponse, around: Around) => void;
  /** These facts, at least. */
  readonly facts: Partial<IntercomErrorFacts>;
  /** Whether a method that may be sent twice is tried three times in all. */
  readonly retried?: true;
  /** The server never comes to an end by itself: the time limit has to be short. */
  readonly hangs?: true;
}

/** What an answer may depend on; `elsewhere` is the origin of another server. */
export interface Around {
  readonly request: IncomingMessage;
  readonly elsewhere: string;
}

/** One row for each value. */
export function named<T>(
  values: readonly T[],
  name: (value: T) => string,
  fault: (value: T) => Fault,
): Readonly<Record<string, Fault>> {
  return Object.fromEntries(values.map((value) => [name(value), fault(value)]));
}
