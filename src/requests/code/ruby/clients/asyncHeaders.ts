import { headersNow, put, putHeader } from "../../clients/making.ts";
import { withoutPairs } from "../../clients/pairs.ts";
import { keptThing } from "../../clients/state.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders, headerEntry, heldHeader } from "../hashHeaders.ts";
import { positional } from "../rubyCall.ts";

const path = "protocolHeaders";

/** Headers as pairs, a hash, or what `Protocol::HTTP::Headers[…]` makes of these. */
export function headersOfPairs(given: Value, run: Run): Value {
  if (given.kind === "native") return keptThing(given.state, "headers") ?? unknown;
  return hashHeaders(withoutPairs(given, run), "plain", run);
}

/** `Protocol::HTTP::Headers.new(pairs)`, and pieces of a body. */
export function callProtocol(method: string, call: Call, run: Run): Value | undefined {
  const [first] = positional(call);
  if (method === "HTTP.Headers" && call.at.isNew) return newHeaders(first, run);
  return method === "HTTP.Body.Buffered.wrap" ? first?.value : undefined;
}

/** `Protocol::HTTP::Headers[…]`, and what such headers hold under a name. */
export function itemOfProtocol(of: Native, key: Arg, run: Run): Value {
  if (of.path === path) return heldHeader(keptThing(of.state, "headers"), key.value, "plain");
  return of.path === "Protocol.HTTP.Headers" ? newHeaders(key, run) : unknown;
}

function newHeaders(given: Arg | undefined, run: Run): Native {
  const state = run.thing([]);
  const at = given?.span ?? { start: 0, end: 0 };
  const made = given === undefined ? unknown : headersOfPairs(given.value, run);
  const isOpen = given !== undefined;
  const own = made.kind === "thing" ? made : run.thing([], { foldsCase: true, isOpen });
  put(state, "headers", own, at, run);
  return { kind: "native", path, state };
}

/** `headers.add("accept", "…")`; a second value of a name goes beside the first. */
export function callHeaders(method: string, call: Call, run: Run): Value | undefined {
  const headers = headersNow(call.state);
  const [name, value] = positional(call);
  if (headers === undefined) return unknown;
  const before = entryOf(headers, plainText(name?.value) ?? "");
  if (/^(?:add|set)$/.test(method) && value !== undefined) {
    const isMore = method === "add" && before !== undefined;
    const next = isMore ? { ...value, value: unknown } : value;
    putHeader(headers, [name, next], call.at, run);
  } else if (/^(?:delete|merge!|extend|clear)$/.test(method)) run.open(headers, 0);
  return unknown;
}

/** `headers["accept"] = "…"`. */
export function assignToHeaders({ state }: Native, _: string, entry: Entry, run: Run): boolean {
  const headers = keptThing(state, "headers");
  if (headers !== undefined) run.put(headers, headerEntry(entry, "plain"));
  return true;
}
