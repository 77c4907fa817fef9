import type { Client } from "../../../client.ts";
import type { Span } from "../../../httpRequest.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { resolvedUrl } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { waysOf } from "../../machine/values/ways.ts";
import { lentAt, putLent } from "../lent.ts";
import { argument } from "../phpCall.ts";
import { newMessage, usualParts } from "./psr7.ts";
import { markOutside, markUsed } from "../unused.ts";

/** The client that sends a message, with its settings. */
export interface MessageSender {
  readonly client: Client;
  readonly isOpen?: boolean;
  /** See `Sending`. */
  readonly lent?: Span | undefined;
  /** The client's options, including `headers` and `base_uri`. */
  readonly config?: Value | undefined;
  /** Options of this call. */
  readonly given?: Arg | undefined;
}

/** The names of Guzzle's options. */
export const guzzleOptions = {
  ...{ query: "query", json: "json", body: "body" },
  ...{ forms: ["form_params", "multipart"], fields: "form_params", authorized: ["auth"] },
} as const;

/** Sends a message. */
export function sendMessage(
  made: Thing,
  { client, isOpen, lent, config, given }: MessageSender,
  call: Call,
  run: Run,
): void {
  const [url, verb, headers, body] = ["url", "verb", "headers", "body"].map((name) =>
    entryOf(made, name),
  );
  markUsed(made, run);
  if (url === undefined) return;
  const base = optionValue(config, "base_uri");
  const text = verb === undefined ? "GET" : (plainText(verb.value)?.toUpperCase() ?? "$METHOD");
  const own =
    given ??
    (body && {
      value: run.thing([{ ...body, name: { text: "body", runs: [] } }]),
      span: body.valueSpan,
    });
  const shared = optionValue(config, "headers");
  sendWithOptions(
    {
      ...{ call, client, ...guzzleOptions, options: own, clientOptions: config },
      ...{ method: { text, span: verb?.valueSpan }, urlSpan: url.valueSpan },
      url: resolvedUrl(base, url.value, url.valueSpan, run),
      // A message's own headers override the client's, and fixes belong there.
      ...(headers === undefined ? { shared } : { shared: headers.value, below: shared }),
      isOpen: isOpen === true || made.shape.value.isOpen,
      lent: made.shape.value.isOpen ? undefined : lent,
    },
    run,
  );
}

/** The state of a message; undefined for other values. */
export function messageIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "psr7" ? value.state : undefined;
}

/** The states of all messages that a value may be. */
export function messagesIn(value: Value | undefined): readonly Thing[] {
  return value === undefined ? [] : waysOf(value).flatMap((way) => messageIn(way) ?? []);
}

/** Notes that a message may be sent, with all headers that went into it. */
function markSent(message: Thing, run: Run): void {
  markUsed(message, run);
  for (let of = keptThing(message, "headers"); of !== undefined; of = of.origin) {
    run.lost.sentUnseen([of], undefined);
  }
}

/** A PSR-18 client; `outside`: it was made outside the file, with unknown settings. */
export function callPsr18(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  switch (method) {
    case "sendRequest":
    case "sendAsyncRequest": {
      const given = argument(call, 0, "request")?.value;
      const made = messageIn(given);
      if (made === undefined) for (const each of messagesIn(given)) markSent(each, run);
      const inner = keptValue(state, "inner");
      if (inner?.kind === "native" && inner.state !== undefined) run.idleClients.uses(inner.state);
      if (made === undefined) return unknown;
      const isOpen = state === undefined || state.shape.value.isOpen || has(state, "outside");
      const client = has(state, "symfony") ? "symfonyHttp" : "psr18";
      const config = keptValue(state, "options");
      sendMessage(made, { client, isOpen, lent: lentAt(state), config }, call, run);
      return answer;
    }
    case "createRequest":
      return newMessage(usualParts, call, run);
    default:
      return callFactory(method, call, run);
  }
}

/** PSR-17 factories. */
export function callFactory(method: string, call: Call, run: Run): Value | undefined {
  switch (method) {
    case "createRequest":
      return newMessage(usualParts, call, run);
    case "createUri":
    case "createStream":
      return argument(call, 0)?.value ?? unknown;
    default:
      return undefined;
  }
}

export function newPsr18(run: Run): Native {
  return { kind: "native", path: "psr18", state: run.thing([]) };
}

/** A client from outside the file. */
export function givenPsr18(run: Run, at?: Span): Native {
  const client = newPsr18(run);
  markOutside(client, run);
  if (client.state !== undefined && at !== undefined) putLent(client.state, at, run);
  return client;
}

/** Symfony's `new Psr18Client($client)`, which wraps one of its clients. */
export function symfonyPsr18(call: Call, run: Run): Native {
  const inner = argument(call, 0, "client")?.value;
  const client = newPsr18(run);
  const { state } = client;
  if (state === undefined) return client;
  put(state, "symfony", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  if (isGiven(inner) && inner.kind !== "native") markOutside(client, run);
  if (inner?.kind !== "native" || inner.state === undefined) return client;
  if (inner.state.shape.value.isOpen) markOutside(client, run);
  put(state, "inner", inner, { start: 0, end: 0 }, run);
  const options = run.thing(
    inner.state.shape.value.entries.filter(({ name: { text } }) => text === "headers"),
  );
  put(state, "options", options, { start: 0, end: 0 }, run);
  return client;
}
