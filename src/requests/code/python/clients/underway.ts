import type { Span } from "../../../httpRequest.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { putAnywhere } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import {
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

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

/** A changer that has a request just now. */
interface Pass {
  readonly state: Thing;
  readonly goOn: () => void;
  /** It went on from there. */
  isOn: boolean;
  /** Another request went on instead. */
  isReplaced: boolean;
}

/** The changers that are being followed, one within the other. */
const passes = new WeakMap<Run, Pass[]>();

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
  const goOn = (): void => {
    if (pass.isOn) return;
    pass.isOn = true;
    passThrough(state, others, send, at, run);
  };
  const { level } = run.journal;
  const pass: Pass = {
    state,
    goOn: () => {
      // Where it may also be sent on in another way, only what all of them have in common is certain.
      if (run.journal.isOnlyWayFrom(level)) goOn();
    },
    isOn: false,
    isReplaced: false,
  };
  const open = passes.get(run) ?? [];
  passes.set(run, open);
  open.push(pass);
  const made = invoke(first.of, argsFor(first, state, at), run);
  open.pop();
  const isOther = pass.isReplaced || (preparedIn(made) ?? state) !== state;
  if (isOther && !pass.isOn) putAnywhere(requestOf(state), run);
  goOn();
}

function requestOf(state: Thing): Native {
  return { kind: "native", path: "prepared", state };
}

/** The code that has a request hands it over to whatever is behind it: `yield request` of httpx. */
export function sendOn(request: Value | undefined, run: Run): void {
  const open = passes.get(run) ?? [];
  const state = preparedIn(request);
  const own = open.findLast((each) => each.state === state);
  const last = open.at(-1);
  if (own !== undefined) own.goOn();
  else if (last !== undefined) last.isReplaced = true;
}

function argsFor(
  { of, at: place = 0, isGivenNext }: Changer,
  state: Thing,
  span: Span,
): readonly Arg[] {
  const { parameters, takesSelf } = of.code;
  const count = Math.max(parameters.length - (takesSelf === true ? 1 : 0), place + 1);
  const request = requestOf(state);
  const other = isGivenNext === true ? adapter : unknown;
  return Array.from({ length: count }, (_, index) => {
    return { value: index === place ? request : other, span };
  });
}
