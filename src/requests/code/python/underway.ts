import type { Span } from "../../httpRequest.ts";
import { invoke } from "../machine/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import {
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";

/** A function of the file that may change a request before it is sent. */
export interface Changer {
  readonly of: FunctionValue;
  /** The index of its argument that is the request, or that has the request's headers; otherwise the first. */
  readonly at?: number;
  /** Its other arguments send the request on: the `handler` of a middleware. */
  readonly isGivenNext?: true;
}

/**
 * What the library itself has between a session and the network: calling it, or its `send`, with a request sends that
 * on.
 */
export const adapter: Native = { kind: "native", path: "adapter" };

/** What is still to become of the requests that changers have just now. */
const underway = new WeakMap<Thing, () => void>();

/** The state of a prepared request; undefined for other values. */
export function preparedIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "prepared" ? value.state : undefined;
}

/**
 * Gives a prepared request to each changer in turn and sends it. What a changer does with it after it has sent it on
 * comes too late.
 */
export function passThrough(
  state: Thing,
  [first, ...others]: readonly Changer[],
  send: () => void,
  at: Span,
  run: Run,
): void {
  if (first === undefined) {
    send();
    return;
  }
  let isOn = false;
  const goOn = (): void => {
    if (isOn) return;
    isOn = true;
    underway.delete(state);
    passThrough(state, others, send, at, run);
  };
  const { level } = run.journal;
  underway.set(state, () => {
    // Where it may also be sent on in another way, only what all of them have in common is certain.
    if (run.journal.isOnlyWayFrom(level)) goOn();
  });
  invoke(first.of, argsFor(first, state, at), run);
  goOn();
}

/** The code that has a request hands it over to whatever is behind it: `yield request` of httpx. */
export function sendOn(request: Value | undefined): void {
  const state = preparedIn(request);
  if (state !== undefined) underway.get(state)?.();
}

function argsFor(
  { of, at: place = 0, isGivenNext }: Changer,
  state: Thing,
  span: Span,
): readonly Arg[] {
  const { parameters, takesSelf } = of.code;
  const count = Math.max(parameters.length - (takesSelf === true ? 1 : 0), place + 1);
  const request: Native = { kind: "native", path: "prepared", state };
  const other = isGivenNext === true ? adapter : unknown;
  return Array.from({ length: count }, (_, index) => {
    return { value: index === place ? request : other, span };
  });
}
