import { putAnywhere, spread } from "../../machine/values/objects.ts";
import { nameIn } from "../../machine/values/texts.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders, headerEntry, heldHeader } from "../hashHeaders.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptThing } from "../../clients/state.ts";
import { harmless } from "../harmless.ts";
import { blockOf, callBlock, positional } from "../rubyCall.ts";
import { replaceHeaders } from "../replaced.ts";
import { urlText } from "../uri.ts";

/** The fact that the file sets defaults for all connections, which are not followed. */
export const hasDefaults = "Faraday.default_connection";

/** A mutable copy of headers; unknown ones may be any. */
export function headersFrom(value: Value, run: Run): Thing {
  const headers = hashHeaders(value, "dashed", run);
  return headers.kind === "thing"
    ? headers
    : run.thing([], { isOpen: isGiven(value), foldsCase: true });
}

/** Assignments to a connection's or request's headers and settings: `conn.headers["Accept"] = …`. */
export function assignToFaraday(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (path.startsWith("Faraday")) run.facts.set(hasDefaults, true);
  if (state === undefined) return true;
  const isIndex = entry.name.runs[0]?.quote !== "none";
  if (path === "faraday.headers" || (path === "faradayRequest" && isIndex)) {
    const headers = keptThing(state, "headers");
    if (headers !== undefined) run.put(headers, headerEntry(entry, "dashed"));
  } else if (path === "faraday.params") {
    const params = keptThing(state, "params");
    if (params !== undefined) run.put(params, entry);
  } else if (name === "headers" || (name === "request_headers" && path === "faradayEnv")) {
    replaceHeaders(state, headersFrom(entry.value, run), entry.valueSpan, run);
  } else if (name === "url_prefix" || name === "url") {
    put(state, "url", urlText(entry.value), entry.valueSpan, run);
  } else if (name === "body" || name === "params") {
    put(state, name, entry.value, entry.valueSpan, run);
  } else if (name === "path") {
    put(state, "url", entry.value, entry.valueSpan, run);
  }
  return true;
}

/** `conn.headers["Accept"]`, `request["Accept"]`. */
export function itemOfFaraday({ path, state }: Native, { value }: Arg): Value {
  const hasHeaders = path === "faraday.headers" || path === "faradayRequest";
  return hasHeaders ? heldHeader(keptThing(state, "headers"), value, "dashed") : unknown;
}

/** Calls on the headers or parameters of a connection or request. */
export function callFaradayPart(part: string, method: string, call: Call, run: Run): Value {
  const target = keptThing(call.state, part);
  const [first, second] = positional(call);
  if (target === undefined) return unknown;
  switch (method) {
    case "merge": {
      const made = run.thing([], { foldsCase: true, origin: target });
      spread(made, target, run);
      spread(made, first === undefined ? unknown : hashHeaders(first.value, "dashed", run), run);
      return made;
    }
    case "replace":
      if (call.state === undefined || first === undefined) break;
      replaceHeaders(call.state, headersFrom(first.value, run), first.span, run);
      break;
    case "clear":
      for (const { name } of target.shape.value.entries) run.take(target, name.text);
      break;
    case "merge!":
    case "update": {
      if (first === undefined) break;
      const more = part === "headers" ? hashHeaders(first.value, "dashed", run) : first.value;
      spread(target, more, run);
      break;
    }
    case "store":
    case "[]=": {
      const name = first && nameIn(first.value);
      if (name === undefined || second === undefined) putAnywhere(target, run);
      else {
        const place = { valueSpan: second.span, span: { start: call.at.start, end: call.at.end } };
        const entry = { name, value: second.value, ...place, isSure: true };
        run.put(target, part === "headers" ? headerEntry(entry, "dashed") : entry);
      }
      break;
    }
    case "delete": {
      const name = first && nameIn(first.value)?.text;
      if (name === undefined) putAnywhere(target, run);
      else run.take(target, name);
      break;
    }
    case "[]":
    case "fetch":
    case "to_h":
    case "key?":
    case "inspect":
      return unknown;
    case "tap":
      callBlock(call, [call.self ?? unknown], run);
      break;
    case "then":
      return callBlock(call, [call.self ?? unknown], run) ?? unknown;
    default: {
      const isChanged = blockOf(call) !== undefined && !harmless.has(method);
      if (isChanged || positional(call).length > 0) putAnywhere(target, run);
    }
  }
  return call.self ?? unknown;
}
