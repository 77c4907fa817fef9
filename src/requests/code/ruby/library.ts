import { namedEntry } from "../machine/values/namedEntry.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { isComplete } from "../machine/calls/standIns.ts";
import { nothing, unknown, type Value } from "../machine/values/values.ts";
import { formPath } from "../clients/bodies.ts";
import { queryOf } from "../clients/urls.ts";
import { callMethod, sendsByName } from "./methods.ts";
import { modelOf } from "./models.ts";
import { cutOff, isReplaced, mocked } from "./doubles.ts";
import { defaultItem } from "./hashDefaults.ts";
import { changeClass } from "./objects.ts";
import { globals } from "./names.ts";
import { handBackNetRequest, isSameRequestClass, netRequestClass } from "./clients/netRequest.ts";
import { anyVerb, callBlock } from "./rubyCall.ts";
import { ofSinatra } from "./sinatra.ts";
import { changesText, withPart } from "./texts.ts";
import { urlText } from "./uri.ts";

/** The built-ins and libraries of Ruby. */
export const rubyLibrary: Library = {
  global(name, run) {
    const path = globals.get(name);
    if (path === "mocking" && !name.endsWith("()")) mocked(run);
    if (path === "WebMock") cutOff(run);
    return path === undefined ? ofSinatra(name, run) : { kind: "native", path };
  },
  hidesNothing: true,
  indexes: "[]",
  defaultItem,
  setsItems: "[]=",
  objectsByDefault: true,
  inheritsConstructors: true,
  answersAll: "method_missing",
  setsMissing: { method: "method_missing", nameOf: (member) => `${member}=` },
  maybe(of, run) {
    if (of.state === undefined && of.path !== "HTTP") return undefined;
    if (isComplete(of)) return of;
    // `client: HTTP` as a default: a client with headers may be passed. The one that is made is not changed by that.
    const entries = of.state?.shape.value.entries ?? [];
    return { kind: "native", path: of.path, state: run.thing(entries, { isOpen: true }) };
  },
  same: isSameRequestClass,
  module: () => undefined,
  member(of, name, run) {
    // Instance variables are never a library's.
    if (name.startsWith("@")) return nothing;
    if (name === "toString()" && of.path === formPath && of.state !== undefined)
      return queryOf(of.state, run);
    if (name === "toString()") return of.path === "uri" ? urlText(of) : undefined;
    return of.path === "Net.HTTP" ? netRequestClass(name, run) : undefined;
  },
  assign(of, name, entry, run) {
    return modelOf(of.path)?.assign?.(of, name, entry, run) ?? false;
  },
  item(of, key, run) {
    return modelOf(of.path)?.item?.(of, key, run);
  },
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    const last = rest.at(-1) ?? "";
    if (isReplaced(last, call)) return mocked(run);
    if (call.self?.kind === "class" && changeClass(call.self, call, run)) return unknown;
    if (sendsByName.test(last)) return byName(call, run);
    if (runsInside.test(last) && call.self !== undefined) run.open(call.self);
    const own = modelOf(head)?.call?.(rest.join("."), call, run);
    if (own !== undefined || call.self === undefined) return own;
    if (/^(?:freeze|dup|itself|presence)$/.test(last)) return call.self;
    if (last !== "tap" && last !== "then") return undefined;
    const given = callBlock(call, [call.self], run);
    return last === "tap" ? call.self : given;
  },
  method: callMethod,
  changesText,
  withPart,
  instanceOf: () => undefined,
  handBack: handBackNetRequest,
};

/** Methods whose block runs on the object itself, which is not followed. */
const runsInside = /^(?:instance_exec|instance_eval|instance_variable_set|run_callbacks)$/;

/** `client.public_send(verb, …)`, or `client.public_send("use_ssl=", true)`. */
function byName(call: Call, run: Run): Value | undefined {
  const [verb, ...args] = call.args;
  const name = plainText(verb?.value) ?? anyVerb;
  const [given, value] = args;
  const key = given && nameIn(given.value);
  if (name === "[]=" && key !== undefined && value !== undefined && call.self?.kind === "native") {
    const place = { valueSpan: value.span, span: { start: call.at.start, end: call.at.end } };
    const entry = { name: key, value: value.value, ...place, isSure: true };
    if (rubyLibrary.assign(call.self, key.text, entry, run)) return value.value;
  }
  if (/\w=$/.test(name) && given !== undefined && call.self?.kind === "native") {
    const own = name.slice(0, -1);
    rubyLibrary.assign(call.self, own, namedEntry({ ...given, name: own }), run);
    return given.value;
  }
  const path = [...call.path.split(".").slice(0, -1), name].join(".");
  return rubyLibrary.call({ ...call, path, args }, run);
}
