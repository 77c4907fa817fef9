import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { copyHeaders } from "../../clients/building.ts";
import { optionValue } from "../../clients/sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { betweenOf } from "./changers.ts";
import type { Kind } from "./clients.ts";
import { overriding } from "./sessionState.ts";

/** Watches a session with a base URL in case only other files send with it. */
export function watchSession(kind: Kind, state: Thing, call: Call, run: Run): void {
  const wasOpen = isOpen(optionValue(state, "headers"));
  run.idleClients.watch(
    {
      ...{ client: kind.client, call, holder: state },
      // Requests to an ASGI or WSGI app stay in the process.
      base: () => (isGiven(state, "app") ? undefined : optionValue(state, "base_url")),
      headers: () => ownHeaders(state, wasOpen, run),
    },
    run,
  );
}

/** Methods that a subclass may override to set other headers. */
const gates = ["request", "_request", "send", "build_request", "prepare_request", "stream"];

/** A session's headers; none where code that is not followed may set others. */
function ownHeaders(state: Thing, wasOpen: boolean, run: Run): readonly Value[] {
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing" || (isOpen(headers) && !wasOpen)) return [];
  if (gates.some((name) => overriding(state, name, run) !== undefined)) return [];
  const between = betweenOf(state, optionValue(state, "base_url") ?? unknown, run);
  if (between.isOpen || between.changers.length > 0) return [];
  if (!isGiven(state, "auth")) return [headers];
  const others = copyHeaders(headers, run);
  run.take(others, "Authorization");
  return [others, ...between.headers];
}

function isGiven(state: Thing, name: string): boolean {
  const value = optionValue(state, name);
  return value !== undefined && !isNothing(value);
}

function isOpen(headers: Value | undefined): boolean {
  return headers?.kind === "thing" && headers.shape.value.isOpen;
}
