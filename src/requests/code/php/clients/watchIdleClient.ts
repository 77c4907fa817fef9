import type { Span } from "../../../httpRequest.ts";
import type { Client } from "../../../client.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { stepsOf } from "./guzzleHandlers.ts";
import { isOfOldTimes } from "./guzzleSettings.ts";
import { headersThroughSteps } from "./guzzleSteps.ts";
import { keptThing } from "../../clients/state.ts";
import { isOpenValue } from "../phpCall.ts";

/**
 * Watches a Guzzle client in case only other files send with it; its headers are unknown if its handler may change
 * them.
 */
export function watchIdleGuzzle(
  {
    state,
    call,
    base,
    config,
  }: {
    readonly state: Thing;
    readonly call: Call;
    readonly base: Value | undefined;
    readonly config: () => Value | undefined;
  },
  run: Run,
): void {
  const first = config();
  if (state.shape.value.isOpen || isOpenValue(first)) return;
  const partsOf = (of: Value | undefined): readonly (Value | undefined)[] =>
    ["headers", "handler"].map((name) => optionValue(of, name));
  const given = partsOf(first);
  const headers = (): Value | undefined => {
    const [own, handler] = isOfOldTimes(state) ? partsOf(config()) : given;
    return headersOf(own, handler, run);
  };
  run.idleClients.watch(
    {
      ...{ client: "guzzle", call, holder: state, base: () => base, headers: () => [headers()] },
      // Since Guzzle 6 a client is immutable, except for its handler, which is an object.
      ...(isOfOldTimes(state) ? {} : { isFixed: true }),
    },
    run,
  );
}

/** A client's headers after its handler's steps. */
function headersOf(
  headers: Value | undefined,
  handler: Value | undefined,
  run: Run,
): Value | undefined {
  const steps = stepsOf(handler);
  if (steps?.length === 0) return headers;
  const given = headers ?? run.thing([], { foldsCase: true });
  if (steps === undefined || given.kind !== "thing") return unknown;
  return headersThroughSteps(given, steps, run) ?? unknown;
}

/** Watches a client or prepared request with `headers` in its state; `base`: the entry with the base URL. */
export function watchIdleClient(
  { state, call, client }: { readonly state: Thing; readonly call: Call; readonly client: Client },
  {
    base,
    headers,
  }: { readonly base: () => Entry | undefined; readonly headers?: (own: Thing) => Value },
  run: Run,
): void {
  const known = (): Entry | undefined => {
    const found = base();
    return found?.isSure === true ? found : undefined;
  };
  const place = (): Span | undefined => known()?.valueSpan;
  run.idleClients.watch(
    {
      ...{ client, call, holder: state, base: () => known()?.value, place },
      headers: () => {
        const own = keptThing(state, "headers");
        return [own && (headers?.(own) ?? own)];
      },
    },
    run,
  );
}

/** An entry of a state or of the options in it. */
export function entryIn(state: Thing, name: string, option: string): Entry | undefined {
  const options = keptThing(state, "options");
  return entryOf(state, name) ?? (options && entryOf(options, option));
}
