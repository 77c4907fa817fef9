import type { Operation } from "../../../src/intercom/operation.ts";

/** An operation that takes any JSON for an answer. */
export function echo(method: Operation<unknown>["method"], body?: unknown): Operation<unknown> {
  return {
    method,
    path: ["echo"],
    ...(body === undefined ? {} : { body }),
    decode: (json) => json,
  };
}
