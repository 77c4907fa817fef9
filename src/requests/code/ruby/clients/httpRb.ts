import { plainText, writtenAt } from "../../machine/values/texts.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Span } from "../../../httpRequest.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { copyOf, hashHeaders, longType } from "../hashHeaders.ts";
import { hasDefaults, rootOf, sendHttpRb } from "./httpRbSending.ts";
import { put } from "../../clients/making.ts";
import { answer, keptThing, keptValue } from "../../clients/state.ts";
import {
  anyVerb,
  callBlock,
  isOpenOptions,
  isOpenState,
  joining,
  positional,
} from "../rubyCall.ts";
import { followClient, watchClient } from "./idleClients.ts";
import { originOf, urlText } from "../uri.ts";

const verbs = new Set([
  anyVerb,
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
  "request",
]);
const harmless = new Set([
  "timeout",
  "follow",
  "nodelay",
  "encoding",
  "via",
  "through",
  "cookies",
  "retriable",
]);

/** `HTTP.headers(…).auth(…).get(url)`: each call returns a new client. */
export function callHttpRb(method: string, call: Call, run: Run): Value | undefined {
  const { state, at } = call;
  const args = positional(call);
  const [first, second] = args;
  if (args.some(({ isMany }) => isMany)) return unknown;
  const part = partOfChain(call);
  const putHeader = (name: string, value: Value, span: Span): Value =>
    changed(state, run, (headers) => {
      const place = at.callee.kind === "member" ? at.callee.nameSpan : at;
      const header = { name: writtenAt(name, place), value, valueSpan: span };
      run.put(headers, { ...header, span: part, isSure: true });
    });
  if (verbs.has(method)) {
    const isNamed = method === "request";
    const verb = isNamed ? (plainText(first?.value) ?? anyVerb) : method;
    const url = isNamed ? second : first;
    if (url === undefined) return unknown;
    sendHttpRb(verb, url, isNamed ? args[2] : second, call, run);
    return answer;
  }
  switch (method) {
    case "headers":
    case "with":
    case "with_headers":
    case "[]":
      return withHeaders(state, first === undefined ? unknown : alone(first.value, part, run), run);
    case "accept":
      return putHeader(
        "Accept",
        first === undefined ? unknown : typeOf(first.value),
        first?.span ?? at,
      );
    case "auth":
      return putHeader(
        "Authorization",
        (second ? undefined : first?.value) ?? unknown,
        first?.span ?? at,
      );
    case "basic_auth":
      return putHeader("Authorization", basicAuth(at, run), at);
    case "persistent":
    case "base_uri": {
      const next = changed(state, run, () => undefined);
      if (next.kind === "native" && next.state !== undefined && first !== undefined) {
        const url = urlText(first.value);
        put(next.state, "url", method === "persistent" ? originOf(url) : url, first.span, run);
        watchClient("httpRb", next.state, call, run);
      }
      const given = callBlock(call, [next], run);
      return given ?? next;
    }
    case "use": {
      const next = changed(state, run, () => undefined);
      const isKnown = /^:?(?:logging|auto_inflate|auto_deflate|instrumentation|normalize_uri)/.test(
        first === undefined ? "" : run.source(first.span),
      );
      if (!isKnown) run.open(next);
      return next;
    }
    default:
      if (method === "Client" && at.isNew) return newClient(first, run);
      return harmless.has(method) ? changed(state, run, () => undefined) : undefined;
  }
}

/** What to delete to remove a call of a chain. */
function partOfChain({ at: { callee, start, end } }: Call): Span {
  return { start: callee.kind === "member" ? callee.object.end : start, end };
}

/** If a call sets a single header, removing that removes the call, as it fails without arguments. */
function alone(given: Value, part: Span, run: Run): Value {
  if (given.kind !== "thing" || given.literal === undefined) return given;
  const [only, ...others] = given.shape.value.entries;
  const isHere = part.start <= given.literal.start && given.literal.end <= part.end;
  if (only === undefined || others.length > 0 || !isHere) return given;
  const { element, ...rest } = only;
  const { isOpen } = given.shape.value;
  return element === undefined
    ? given
    : {
        ...run.thing([{ ...rest, span: part }], { isOpen, origin: given }),
        literal: given.literal,
      };
}

/** A new client with more headers, remembering where they were taken from. */
function withHeaders(state: Thing | undefined, value: Value, run: Run): Value {
  const given = hashHeaders(value, "dashed", run);
  const putInto = (into: Thing): void => {
    spread(into, given, run);
  };
  const made = changed(state, run, putInto, given);
  const old = keptValue(state, "sources");
  const sources = [...(old?.kind === "list" ? old.items : []), value];
  if (made.kind === "native" && made.state !== undefined) {
    put(
      made.state,
      "sources",
      { kind: "list", items: sources, isComplete: true },
      { start: 0, end: 0 },
      run,
    );
  }
  return made;
}

/** `HTTP::Client.new(headers: …)`. */
function newClient(options: Arg | undefined, run: Run): Value {
  const given = optionValue(options?.value, "headers");
  const client =
    given === undefined
      ? changed(undefined, run, () => undefined)
      : withHeaders(undefined, given, run);
  if (isOpenOptions(options)) run.open(client);
  return client;
}

/** Only the symbol `:json` stands for a type. */
function typeOf(value: Value): Value {
  const isSymbol = value.kind === "text" && value.written.runs[0]?.quote === "key";
  return isSymbol && value.written.text === "json" ? longType(value) : value;
}

/** `HTTP.default_options = …`: noted, but not followed. */
export function assignToHttpRb(_: Native, name: string, __: Entry, run: Run): boolean {
  if (name === "default_options") run.facts.set(hasDefaults, true);
  return true;
}

/** A new client with changed headers; `literal`: where they are written. */
function changed(
  state: Thing | undefined,
  run: Run,
  change: (headers: Thing) => void,
  written?: Value,
): Value {
  const old = keptThing(state, "headers") ?? rootOf(run);
  const literal = written?.kind === "thing" ? written.literal : old.literal;
  const more = literal === undefined ? {} : { literal };
  const headers = run.thing([], { foldsCase: true, ...more, origin: old });
  spread(headers, copyOf(old, run), run);
  change(headers);
  const entries = state?.shape.value.entries ?? [];
  const made = joining(run.thing(entries, { isOpen: isOpenState(state) }), run);
  put(made, "headers", headers, { start: 0, end: 0 }, run);
  followClient(made, run);
  return { kind: "native", path: "HTTP", state: made };
}
