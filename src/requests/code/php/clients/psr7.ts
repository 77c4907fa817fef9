import type { Span } from "../../../httpRequest.ts";
import { has, put } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { nameIn } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { argument, hasMany, partOfChain } from "../phpCall.ts";
import { sendMessage } from "./psr18.ts";
import { uriOf } from "../uris.ts";
import { watchCopy, watchUnsent } from "../unused.ts";

/** The parts of a message, in the order of parameters, with the parameters' names. */
export type MessageParts = readonly (readonly [part: MessagePart, parameter: string])[];

type MessagePart = "verb" | "url" | "headers" | "body";

/** The order of Guzzle, Nyholm and most others. */
export const usualParts: MessageParts = [
  ["verb", "method"],
  ["url", "uri"],
  ["headers", "headers"],
  ["body", "body"],
];

export const diactorosParts: MessageParts = [
  ["url", "uri"],
  ["verb", "method"],
  ["body", "body"],
  ["headers", "headers"],
];

/** `new Request('GET', $uri, $headers, $body)`, `createRequest`: sent by another call. */
export function newMessage(parts: MessageParts, call: Call, run: Run): Value | undefined {
  if (hasMany(call)) return undefined;
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.start };
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  parts.forEach(([name, named], place) => {
    const arg = argument(call, place, named);
    if (!isGiven(arg?.value)) return;
    const isMap = name === "headers" && isArray(arg.value);
    put(state, name, isMap ? folded(arg.value, run) : arg.value, arg.span, run);
  });
  const made: Native = { kind: "native", path: "psr7", state };
  watchOutside(made, call, run);
  watchUnsent(made, call.at, run);
  return made;
}

function folded(headers: Thing, run: Run): Thing {
  const { entries, isOpen } = headers.shape.value;
  const literal = headers.literal === undefined ? {} : { literal: headers.literal };
  const made = run.thing([], { isOpen, foldsCase: true, ...literal, origin: headers });
  for (const entry of entries) run.put(made, entry);
  return made;
}

/** Reports a message that code outside the file sends, perhaps with more headers. */
function watchOutside(made: Native, call: Call, run: Run): void {
  const { state } = made;
  run.later(() => {
    if (state === undefined || has(state, "used")) return;
    if (!has(state, "outside") && !state.shape.value.isOpen) return;
    sendMessage(state, { client: "psr18", isOpen: true }, call, run);
  });
}

const uriParts = /^with(?:Scheme|Host|Port|UserInfo|RequestTarget|ProtocolVersion)$/;

/** `withHeader` and others, which return a new message. */
export function callMessage(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const [first, second] = [argument(call, 0), argument(call, 1)];
  if (method === "getUri") return uriOf(keptValue(state, "url") ?? unknown, call, run);
  if (state === undefined || first === undefined) return unknown;
  if (method === "hasHeader") return hasHeader(state, first);
  const { entries, isOpen } = state.shape.value;
  const own = entries.filter(({ name: { text } }) => text !== "used" && text !== "outside");
  const made = run.thing(own, { isOpen });
  const next: Native = { kind: "native", path: "psr7", state: made };
  const putPart = (name: string, value: Value): Value => {
    put(made, name, value, first.span, run);
    watchOutside(next, call, run);
    return next;
  };
  switch (method) {
    case "withHeader":
    case "withAddedHeader":
    case "withoutHeader": {
      const span: Span = entryOf(state, "headers")?.valueSpan ?? call.at;
      const headers = changed(state, method, [first, second], call, run);
      put(made, "headers", headers, span, run);
      watchCopy(next, call.at, run);
      watchUnsent(next, call.at, run);
      watchOutside(next, call, run);
      return next;
    }
    case "withBody":
      return putPart("body", first.value);
    case "withUri":
      return putPart("url", first.value);
    case "withMethod":
      return putPart("verb", first.value);
    default:
      if (uriParts.test(method)) return putPart("url", unknown);
      return unknown;
  }
}

function hasHeader(state: Thing, { value }: Arg): Value {
  const [headers, name] = [keptThing(state, "headers"), nameIn(value)?.text.toLowerCase()];
  if (headers === undefined || name === undefined) return unknown;
  const { entries, isOpen } = headers.shape.value;
  const own = entries.find((each) => each.name.text.toLowerCase() === name);
  if (own === undefined) return isOpen ? unknown : { kind: "constant", value: false };
  return own.isSure ? { kind: "constant", value: true } : unknown;
}

/** The headers of a changed copy, which remember the original. */
function changed(
  state: Thing,
  method: string,
  [name, value]: readonly [Arg, Arg | undefined],
  call: Call,
  run: Run,
): Thing {
  const old = keptThing(state, "headers");
  const literal = old?.literal === undefined ? {} : { literal: old.literal };
  const isOpen = old === undefined || old.shape.value.isOpen;
  const origin = old === undefined ? {} : { origin: old };
  const headers = run.thing(old?.shape.value.entries ?? [], {
    ...{ ...literal, ...origin, isOpen, foldsCase: true },
  });
  const key = nameIn(name.value);
  if (key === undefined) {
    run.open(headers, 0);
  } else if (method === "withoutHeader") {
    run.take(headers, key.text);
  } else if (value === undefined) {
    run.open(headers, 0);
  } else {
    const isMore = method === "withAddedHeader" && entryOf(headers, key.text) !== undefined;
    run.put(headers, {
      ...{ name: key, value: isMore ? unknown : onlyOf(value.value), valueSpan: value.span },
      ...{ span: partOfChain(call, run), isSure: true },
    });
  }
  return headers;
}

function onlyOf(value: Value): Value {
  if (!isArray(value)) return value;
  const [only, ...more] = value.shape.value.entries;
  return only === undefined || more.length > 0 ? unknown : only.value;
}

/** `Utils::modifyRequest($request, ['set_headers' => […]])`. */
export function modified(call: Call, run: Run): Value {
  const [request, changes] = [argument(call, 0, "request"), argument(call, 1, "changes")];
  const state = request?.value.kind === "native" ? request.value.state : undefined;
  if (state === undefined || changes === undefined) return unknown;
  const { entries, isOpen } = state.shape.value;
  const made = run.thing(entries, { isOpen: isOpen || !isArray(changes.value) });
  const headers = run.thing(keptThing(state, "headers")?.shape.value.entries ?? [], {
    foldsCase: true,
  });
  const set = optionValue(changes.value, "set_headers");
  if (set !== undefined) spread(headers, set, run);
  if (optionValue(changes.value, "remove_headers") !== undefined) run.open(headers, 0);
  put(made, "headers", headers, changes.span, run);
  const next: Native = { kind: "native", path: "psr7", state: made };
  watchOutside(next, call, run);
  return next;
}
