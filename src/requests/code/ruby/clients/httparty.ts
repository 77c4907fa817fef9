import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  nothing,
  unknown,
  type ClassValue,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { watchClient } from "./idleClients.ts";
import { isAdded, isChangedElsewhere } from "./httpartyClasses.ts";
import { sendHttparty } from "./httpartySending.ts";
import { put } from "../../clients/making.ts";
import { answer, keptThing, keptValue } from "../../clients/state.ts";
import { anyVerb, isOpenState, positional } from "../rubyCall.ts";
import { stateOfHttparty } from "./otherClient.ts";
import { replaceHeaders } from "../replaced.ts";
import { urlText, withScheme } from "../uri.ts";

const withBody = new Set(["post", "put", "patch"]);
const verbs = new Set([anyVerb, ...withBody, "get", "delete", "head", "options"]);

/** The settings of a class that includes HTTParty, over those of its base class. */
function stateOf(self: Value | undefined, run: Run): Thing {
  if (self?.kind !== "class") return ownState(run);
  const known = entryOf(self.statics, stateOfHttparty)?.value;
  if (known?.kind === "thing") return known;
  const made = fresh(self.base?.kind === "class" ? stateOf(self.base, run) : undefined, run);
  if (isChangedElsewhere(self, run)) run.open(made);
  putState(self, made, run);
  return made;
}

/** The settings of HTTParty itself, for requests without a class. */
function ownState(run: Run): Thing {
  const known = run.shared.get("HTTParty");
  if (known !== undefined) return known;
  const made = fresh(undefined, run);
  run.shared.set("HTTParty", made);
  return made;
}

function putState({ statics }: ClassValue, state: Thing, run: Run): void {
  put(statics, stateOfHttparty, state, { start: 0, end: 0 }, run);
}

function fresh(base: Thing | undefined, run: Run): Thing {
  const state = run.thing(base?.shape.value.entries ?? [], { isOpen: isOpenState(base) });
  const headers = run.thing([], { foldsCase: true });
  const inherited = keptThing(base, "headers");
  if (inherited !== undefined) spread(headers, inherited, run);
  put(state, "headers", headers, { start: 0, end: 0 }, run);
  return state;
}

/** Methods of HTTParty, and of classes that include it. */
export function callHttparty(path: string, call: Call, run: Run): Value | undefined {
  const { self } = call;
  const method = path.replace(/^Basement\./, "");
  const args = positional(call);
  const [first] = args;
  if (verbs.has(method)) {
    sendHttparty(method, stateOf(self, run), call, run);
    return answer;
  }
  const state = stateOf(self, run);
  switch (method) {
    case "base_uri":
      if (first === undefined) return keptValue(state, "url") ?? nothing;
      put(state, "url", withScheme(urlText(first.value)), first.span, run);
      watchClass(state, call, run);
      break;
    case "headers": {
      const headers = keptThing(state, "headers");
      if (first === undefined || headers === undefined) return headers ?? unknown;
      putHeaders(state, headers, first.value, run);
      break;
    }
    case "default_params":
      if (first !== undefined) put(state, "query", first.value, first.span, run);
      break;
    case "basic_auth": {
      const place = { start: call.at.start, end: call.at.end };
      put(state, "basic", basicAuth(place, run), place, run);
      break;
    }
    case "digest_auth":
      put(state, "auth", { kind: "constant", value: true }, call.at, run);
      break;
    case "default_options":
      return { kind: "native", path: "HTTParty.options", state };
    case "options.merge!":
    case "options.update":
      if (first !== undefined && call.state !== undefined) mergeOptions(call.state, first, run);
      break;
    case "options.headers.merge!":
    case "options.headers.update": {
      const headers = keptThing(call.state, "headers");
      if (first !== undefined && headers !== undefined && call.state !== undefined) {
        putHeaders(call.state, headers, first.value, run);
      }
      break;
    }
    case "connection_adapter":
      run.open(state);
      break;
    default:
      if (self?.kind === "class" && isAdded(method)) run.open(state);
  }
  return unknown;
}

const watched = new WeakSet<Thing>();

/** Watches a class with a base URL, once, in case only other files send with it. */
function watchClass(state: Thing, call: Call, run: Run): void {
  if (run.isSilent || watched.has(state)) return;
  watched.add(state);
  watchClient("httparty", state, call, run);
}

function putHeaders(state: Thing, headers: Thing, more: Value, run: Run): void {
  const given = hashHeaders(more, "plain", run);
  if (headers.shape.value.entries.length === 0 && given.kind === "thing") {
    put(state, "headers", given, { start: 0, end: 0 }, run);
  } else spread(headers, given, run);
}

function mergeOptions(state: Thing, { value: more, span }: Arg, run: Run): void {
  const given = optionValue(more, "headers");
  if (more.kind !== "thing") run.open(state);
  if (given !== undefined) replaceHeaders(state, hashHeaders(given, "plain", run), span, run);
}

/** `default_options[:headers] = …`. */
export function assignToHttparty(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (path === "HTTParty.options.headers") {
    const headers = keptThing(state, "headers");
    if (headers !== undefined) run.put(headers, entry);
    return true;
  }
  if (path !== "HTTParty.options" || state === undefined) return false;
  if (name === "headers") {
    replaceHeaders(state, hashHeaders(entry.value, "plain", run), entry.valueSpan, run);
  }
  return true;
}
