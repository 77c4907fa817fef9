import type { Span } from "../../../httpRequest.ts";
import { put } from "../../clients/making.ts";
import { namedEntry } from "../../machine/values/namedEntry.ts";
import { putAnywhere, spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  type Entry,
  type Native,
  type Thing,
  type Value,
  unknown,
} from "../../machine/values/values.ts";
import { readHeaders } from "./clientHeaders.ts";
import { kindOf } from "./clients.ts";
import { callOfDict, copyOf, dictOf } from "../dicts.ts";
import { looksLikeHeaders } from "./misplaced.ts";
import { sendsTheSame } from "../onward.ts";
import { putHeaders, putWritten, spoilWritten, takeHeader } from "./sessionState.ts";

/** Objects with a `headers` dictionary of their own. */
const holders =
  /^(?:requests|niquests|httpx|aiohttp|urllib3|urllibRequest|prepared|requestsRequest|tornadoRequest|answer)$/;

/** Methods that requests of a session use, and a file may replace. */
const methods =
  /^(?:_?request|send|stream|get|post|put|patch|delete|head|options|prepare_request|build_request|get_adapter|merge_environment_settings|prepare\w*|__class__)$/;

/** Attributes that change the URL of a urllib request. */
const ofUrl = /^(?:full_url|type|host|selector)$/;

/** Methods of headers that do not change them. */
const reading =
  /^(?:get_?\w*|multi_items|lower_items|raw\w*|has_key|copy|to_\w+|iter\w+|encoding\b.*|__(?!setitem|delitem|init|ior|setattr)\w+__)$/;

/** Attributes of a session or request besides its headers that have an effect. */
const held = new Set([
  "params",
  "auth",
  "base_url",
  "url",
  "method",
  "event_hooks",
  "data",
  "cookies",
]);

/** Members of a session: `session.headers` and other settings. */
export function memberOfSession(of: Native, name: string, run: Run): Value | undefined {
  const { state, path } = of;
  if (state === undefined || !holders.test(path)) return undefined;
  // Code that reads `__dict__` may set any attribute.
  if (name === "__dict__") {
    putAnywhere(of, run);
    return unknown;
  }
  if (name === "headers") return { kind: "native", path: `${path}.headers`, state };
  if (path === "urllibRequest" && name === "full_url") return optionValue(state, "url");
  const value = held.has(name) ? optionValue(state, name) : undefined;
  return value ?? (name === "params" ? emptyQuery(of, state, run) : undefined);
}

/** The parameters of a session that has none yet, for others to be added: `session.params["page"] = 1`. */
function emptyQuery({ path }: Native, state: Thing, run: Run): Value | undefined {
  if (kindOf(path)?.replaces !== true || state.shape.value.isOpen) return undefined;
  const made = run.thing([]);
  put(state, "params", made, { start: 0, end: 0 }, run);
  return made;
}

/** `session.headers["Accept"]`. */
export function itemOfHeaders(of: Native, key: Value): Value | undefined {
  const headers = headersOf(of);
  const name = plainText(key);
  if (headers === undefined || name === undefined) return undefined;
  const entry = entryOf(headers, name);
  return entry?.isSure === true ? entry.value : unknown;
}

function copiedHeaders(headers: Value, run: Run): Value {
  return headers.kind === "thing" ? copyOf(headers, run) : headers;
}

function headersOf({ path, state }: Native): Thing | undefined {
  const headers = path.endsWith(".headers") ? optionValue(state, "headers") : undefined;
  return headers?.kind === "thing" ? headers : undefined;
}

/** `session.headers.update({…})` and other dictionary methods. */
export function callSessionHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args } = call;
  const headers = optionValue(state, "headers");
  if (state === undefined || headers?.kind !== "thing") return unknown;
  const [first] = args;
  switch (method) {
    case "update":
    case "extend":
      for (const arg of args) {
        if (arg.name !== undefined) run.put(headers, namedEntry(arg));
        else putHeaders(state, arg.isMany === true ? unknown : arg.value, run);
      }
      return { kind: "constant", value: null };
    case "pop": {
      const name = plainText(first?.value);
      if (name === undefined || first === undefined) putAnywhere(headers, run);
      else takeHeader(headers, name, call.at, run);
      spoilWritten(state, run);
      return unknown;
    }
    case "clear":
      for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
      takeHeader(headers, "Accept", call.at, run);
      spoilWritten(state, run);
      return { kind: "constant", value: null };
    case "copy":
      return copiedHeaders(
        readHeaders({ kind: "native", path: call.path.replace(/\.copy$/, ""), state }, run),
        run,
      );
    // These include the client's defaults.
    case "get":
    case "items":
    case "keys":
    case "values":
      return unknown;
    default: {
      const value = callOfDict(headers, { ...call, path: method }, run);
      if (value === undefined && !reading.test(method)) putAnywhere(headers, run);
      return value ?? unknown;
    }
  }
}

/** `session.headers = {…}`, `session.headers["Accept"] = …`, `session.auth = …`. */
export function assignToSession(of: Native, entry: Entry, run: Run): boolean {
  const { state, path } = of;
  if (state === undefined) return false;
  if (path.endsWith(".headers")) {
    const headers = optionValue(state, "headers");
    if (headers?.kind === "thing") run.put(headers, entry);
    return true;
  }
  if (isHooks(path, entry.name.text)) {
    put(state, "event_hooks", entry.value, entry.valueSpan, run);
    return true;
  }
  if (!holders.test(path)) return false;
  if (entry.name.text !== "headers") {
    if (path === "urllibRequest" && ofUrl.test(entry.name.text)) {
      const isWhole = entry.name.text === "full_url";
      put(state, "url", isWhole ? entry.value : unknown, entry.valueSpan, run);
      return true;
    }
    // An attribute without effect.
    if (!held.has(entry.name.text) && looksLikeHeaders(entry.value)) {
      put(state, "misplaced", entry.value, entry.valueSpan, run);
    }
    if (entry.name.text === "get_method") put(state, "method", unknown, entry.valueSpan, run);
    // A method that replaces the session's own may change requests.
    if (methods.test(entry.name.text) && !sendsTheSame(entry.value, state)) {
      run.open(state);
      putAnywhere(of, run);
    }
    run.put(state, entry);
    return held.has(entry.name.text);
  }
  const kind = kindOf(path);
  const headers = run.thing([], { foldsCase: true });
  // Assigning `headers` also removes requests' default Accept.
  if (kind === undefined || kind.replaces) takeHeader(headers, "Accept", entry.span, run);
  spread(headers, dictOf(entry.value, run), run);
  run.lost.replaced(optionValue(state, "headers"), headers);
  run.put(state, { ...entry, value: headers });
  if (entry.value.kind === "thing") putWritten(state, entry.value, run);
  return true;
}

/** `del session.headers["Accept"]`: also removes the client's default. */
export function removeFromSession(of: Native, name: string, at: Span, run: Run): boolean {
  const headers = headersOf(of);
  if (headers === undefined) return false;
  takeHeader(headers, name, at, run);
  spoilWritten(of.state, run);
  return true;
}

/** Whether it is where functions that change requests are kept: `client.event_hooks["request"]`, `session.hooks`. */
function isHooks(path: string, name: string): boolean {
  const all = kindOf(path.replace(/\.\w+$/, ""))?.hooks;
  if (path.includes(".")) return path.endsWith(`.${all ?? ""}`) && /^(?:pre_)?request$/.test(name);
  return kindOf(path)?.hooks === name;
}
