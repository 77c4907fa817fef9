import { ancestors, endOf } from "../../machine/classes/bases.ts";
import { partOfLibrary } from "../../machine/classes/partOfLibrary.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  unknown,
  type ClassValue,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { withoutPairs } from "../../clients/pairs.ts";
import { textIn } from "../../clients/urls.ts";
import { argumentsOf } from "../arguments.ts";
import { callUrlopen } from "./urllib.ts";

/** The shared entry for the opener that `install_opener` sets. */
const installed = "opener";

/** urllib handlers that set no headers. */
const plain =
  /^urllib\.request\.(?:HTTPS?Handler|Proxy(?:(?:Basic|Digest)Auth)?Handler|HTTPCookieProcessor|HTTPRedirectHandler|HTTPErrorProcessor|HTTPDefaultErrorHandler|UnknownHandler)$/;

/** urllib handlers that set Authorization on request, and nothing else. */
const signing = /^urllib\.request\.HTTP(?:Basic|Digest)AuthHandler$/;

/** `build_opener(…)`, `opener.open(…)`, `install_opener(…)`, and `urlopen`, which opens with what is installed. */
export function callOpener(path: string, call: Call, run: Run): Value | undefined {
  switch (path) {
    case "urllib.request.build_opener":
    case "urllib.request.OpenerDirector":
      return newOpener(call, run);
    case "urllib.request.install_opener": {
      const opener = call.args[0]?.value;
      const state =
        opener?.kind === "native" && opener.path === "opener" ? opener.state : undefined;
      // A function that the file does not call may or may not run.
      if (run.isSilent) {
        if (run.calls.active !== undefined && !run.called.has(run.calls.active))
          run.facts.set("opener", true);
      } else run.shared.set(installed, state ?? run.thing([], { isOpen: true }));
      return unknown;
    }
    case "urllib.request.urlopen":
      return open(run.shared.get(installed), call, run);
    case "urllib.request.urlretrieve":
      // The second argument is a file name.
      return open(run.shared.get(installed), { ...call, args: call.args.slice(0, 1) }, run);
    case "opener.open":
      return open(call.state, call, run);
    case "opener.addheaders.append":
    case "opener.addheaders.extend": {
      const [given] = call.args;
      if (call.state === undefined || given === undefined) return unknown;
      const items = path.endsWith("append") ? [given.value] : undefined;
      const more: Value = items ? { kind: "list", items, isComplete: true } : given.value;
      const before = optionValue(call.state, "addheaders");
      if (before?.kind === "list" && more.kind === "list") {
        const all = { ...before, items: [...before.items, ...more.items] };
        put(
          call.state,
          "addheaders",
          { ...all, isComplete: all.isComplete && more.isComplete },
          given.span,
          run,
        );
      } else run.open(call.state, 0);
      return unknown;
    }
    case "opener.add_handler":
      if (call.state !== undefined) addHandlers(call.state, call, run);
      return unknown;
    default:
      // An instance, recognized by its class.
      if (plain.test(path) || signing.test(path)) return { kind: "native", path };
      return path.startsWith("opener.") ? unknown : undefined;
  }
}

function newOpener(call: Call, run: Run): Value {
  const state = run.thing([]);
  put(state, "addheaders", { kind: "list", items: [], isComplete: true }, call.at, run);
  addHandlers(state, call, run);
  return { kind: "native", path: "opener", state };
}

/** Adds handlers; an unknown one may set any header. */
function addHandlers(state: Thing, { args }: Call, run: Run): void {
  for (const { value, span } of args) {
    const path = value.kind === "native" ? value.path : "";
    const isSigning = signing.test(path);
    const isPlain = isSigning || plain.test(path);
    if (isSigning) put(state, "auth", unknown, span, run);
    const type = value.kind === "class" ? value : value.kind === "thing" ? value.type : undefined;
    const methods = type && ancestors(type).flatMap(({ code }) => code.methods);
    const hooks = methods?.filter(({ name }) => /_request$|_open$/.test(name ?? ""));
    const isOfHttp =
      hooks?.every(({ name }) => /^http_(?:request|open)$/.test(name ?? "")) === true;
    if (type !== undefined && isOfHttp && hooks.length > 0 && isHandlerAlone(type, run)) {
      put(state, "changesHttp", unknown, span, run);
      continue;
    }
    const changes = hooks && hooks.length > 0;
    if (!isPlain && changes !== false) run.open(state, 0);
    // An overridden hook is there to change headers.
    if (changes === true) put(state, "changes", unknown, span, run);
  }
}

/** Whether a class has the hooks that it declares alone: nothing in the file gives it one for https. */
function isHandlerAlone(type: ClassValue, { text }: Run): boolean {
  const base = endOf(type);
  const isBare = base?.kind === "native" && base.path === "urllib.request.BaseHandler";
  return isBare && !/\bhttps_(?:request|open)\b|\bsetattr\b/.test(text);
}

/** Whether a request goes to https alone, for which urllib calls no hook that is named after http. */
function isOfHttps(call: Call): boolean {
  const target = argumentsOf(call, ["url"]).get("url")?.value;
  const of = target?.kind === "thing" ? partOfLibrary(target) : target;
  const url = textIn((of?.kind === "native" ? optionValue(of.state, "url") : of) ?? unknown);
  const ways = url === undefined ? [] : [url.written, ...url.others];
  return ways.length > 0 && ways.every(({ text }) => /^https:/i.test(text));
}

function open(opener: Thing | undefined, call: Call, run: Run): Value {
  if (has(opener, "changesHttp") && !isOfHttps(call))
    return callUrlopen(call, unknown, run, false, true);
  // It is not known whether, or which, opener is installed.
  if (opener?.shape.value.isOpen === true || run.facts.has("opener")) {
    return callUrlopen(call, unknown, run, false, has(opener, "changes"));
  }
  const given = optionValue(opener, "addheaders");
  const headers = given === undefined ? undefined : withoutPairs(given, run);
  return callUrlopen(call, headers, run, has(opener, "auth"));
}

/** `opener.addheaders = […]`. */
export function assignToOpener(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (path !== "opener" || state === undefined) return false;
  if (name === "addheaders") run.put(state, entry);
  return true;
}
