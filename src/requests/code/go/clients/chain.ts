import type { HeaderSlot } from "../../../headerSlot.ts";
import { formBody } from "../../clients/bodies.ts";
import type { Client } from "../../../client.ts";
import { addsHeaders, beginRequest, headersNow, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotInChain } from "../../slots.ts";
import { asText } from "../../machine/values/texts.ts";
import { resolved, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { plainClient } from "./client.ts";
import { watchIdleClient } from "./watchIdleClient.ts";
import { begin as beginPlain } from "./request.ts";

interface Chain {
  readonly path: string;
  readonly client: Client;
  /** The method that sets a header. */
  readonly setter: string;
}

/** A new request of a chaining client; as a copy of another one, it changes independently. */
export function newChain({ path, client, setter }: Chain, call: Call, run: Run): Native {
  const old = call.state;
  const given = optionValue(old, "headers");
  const headers =
    given?.kind === "thing"
      ? run.thing(given.shape.value.entries, {
          ...{ isOpen: given.shape.value.isOpen, foldsCase: true, origin: given },
        })
      : undefined;
  const slot = (): HeaderSlot => slotInChain(run.text, call.at.end, setter);
  const request = beginRequest(
    {
      ...{ path, client, call, slot, headers, isOnlyIfSent: true, ...partsOf(old) },
      implied: typeOf,
    },
    run,
  );
  if (request.state !== undefined) {
    watchIdleClient({ state: request.state, client, base: "url" }, call, run);
  }
  if (request.state === undefined || old === undefined) return request;
  run.idleClients.uses(old);
  for (const name of ["doer", "typed"]) {
    const entry = entryOf(old, name);
    if (entry !== undefined) run.put(request.state, entry);
  }
  if (old.shape.value.isOpen) run.open(request.state, 0);
  return request;
}

/** Whether the body implies a Content-Type. */
function typeOf(state: Thing): Readonly<Record<string, string | undefined>> {
  return entryOf(state, "typed") ? { "Content-Type": undefined } : {};
}

function partsOf(
  state: Thing | undefined,
): Readonly<Record<"url" | "method" | "body", Arg | undefined>> {
  const part = (name: string): Arg | undefined => {
    const entry = state && entryOf(state, name);
    return entry && { value: entry.value, span: entry.valueSpan };
  };
  return { url: part("url"), method: part("method"), body: part("body") };
}

/** The client that sends it: its own, or a plain one. */
export function senderOf(state: Thing, run: Run): Value {
  run.idleClients.uses(state);
  const doer = entryOf(state, "doer")?.value;
  if (doer === undefined) return plainClient(run);
  const isKnown = doer.kind === "native" && addsHeaders(doer.state) === undefined;
  const hasTransport = doer.kind === "native" && entryOf(doer.state ?? run.thing([]), "transport");
  return isKnown && hasTransport === undefined ? doer : unknown;
}

/** Resolves a path against the current URL, as links are. */
export function addressOf(state: Thing, { value, span }: Arg, run: Run): Value {
  const path = textIn(value);
  const base = textIn(optionValue(state, "url") ?? unknown);
  if (base === undefined) return path ?? unknown;
  const given = path ?? asText(value, { kind: "other", parts: [], ...span }, run);
  return resolved(given, base, span) ?? unknown;
}

/** The request as an `http.Request`. */
export function asPlain(state: Thing, call: Call, run: Run): Native {
  run.idleClients.uses(state);
  const headers = headersNow(state);
  const implied = typeOf(state);
  return beginPlain(
    { call, ...partsOf(state), headers, slot: () => undefined, implied: () => implied },
    run,
  );
}

/** Sets the body; `as`: whether it implies its type, or is a form. */
export function putBody(
  state: Thing,
  as: "typed" | "form" | undefined,
  { args: [first], at }: Call,
  run: Run,
): void {
  const value = as === "form" ? formBody : (first?.value ?? unknown);
  put(state, "body", value, first?.span ?? at, run);
  if (as === "typed") put(state, as, unknown, at, run);
  else run.take(state, "typed");
}
