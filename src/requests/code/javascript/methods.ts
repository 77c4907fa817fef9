import type { Run } from "../machine/run.ts";
import { spreadArgs } from "../machine/calls/argsOf.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Arg, Call } from "../machine/library.ts";
import { putWithin } from "../machine/values/objects.ts";
import { plainText } from "../machine/values/texts.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import { nothing, unknown, type FunctionValue, type Value } from "../machine/values/values.ts";
import { callAxios, outsideAxios } from "./clients/axios.ts";
import { callFetch } from "./clients/fetch.ts";
import { has } from "./clients/headersObject.ts";
import { callListMethod, callWith, madeOfEach } from "./listMethods.ts";
import { mocked, standsInForClient } from "./mocking.ts";
import { callOutside } from "./clients/smallClients.ts";
import { callTextMethod, joinedList } from "./textMethods.ts";

const harmless = new Set([
  ...["then", "catch", "finally", "map", "forEach", "filter", "some", "every", "find", "reduce"],
  ...["json", "text", "hasOwnProperty", "keys", "values", "entries", "get", "has", "includes"],
  ...["startsWith", "endsWith", "indexOf", "slice", "split", "status", "log", "on", "once", "bind"],
]);

/** Methods of texts, arrays and objects. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  const [first] = args;
  if (self?.kind === "text") return callTextMethod(self, call, run);
  // Event listeners may change what is emitted.
  if (name === "emit") for (const { value } of args) putWithin(value, run);
  if (/^(?:map|flatMap)$/.test(name) && isUnseen(self) && first?.value.kind === "function") {
    // The callback may change the items.
    if (self?.kind === "list") run.open(self);
    return madeOfEach(first.value, run);
  }
  if (self?.kind === "list") {
    const value = name === "join" ? joinedList(self, call, run) : callListMethod(self, call, run);
    if (value !== undefined) return value;
  }
  if (self?.kind === "function") {
    if (name === "bind") return first === undefined ? self : boundTo(first, self, args);
    if (name === "call") return invoke({ ...self, self: first?.value }, behindFirst(args), run);
    if (name === "apply") return invoke({ ...self, self: first?.value }, argsIn(args[1]), run);
  }
  if (self?.kind === "thing" && name === "hasOwnProperty" && first !== undefined) {
    const key = plainText(first.value);
    return key === undefined ? unknown : has(self, key);
  }
  // `then` on a value that is already known.
  if (name === "then" && first !== undefined && (self?.kind === "thing" || self?.kind === "list")) {
    return callWith(first.value, [self], run);
  }
  if (self?.kind === "unknown") {
    if (standsInForClient(call)) return mocked(run);
    // `$(document).ajaxSend(…)`.
    if (name === "ajaxSend") run.facts.set("ajaxSetup", true);
    // A `page` of Playwright from another file.
    if (name === "route" && run.facts.has("playwright")) run.facts.set("intercepted", true);
    const value = callHandedIn(call, run);
    if (value !== undefined) return value;
  }
  if (name === "open" || args.length > 4) return undefined;
  return harmless.has(name) ? unknown : undefined;
}

/** Whether an array may have unknown items. */
function isUnseen(self: Value | undefined): boolean {
  return self?.kind === "list" ? !self.isComplete : self?.kind === "unknown";
}

/** Clients that are passed in, or are members of a framework's objects, with settings from outside the file. */
function callHandedIn(call: Call, run: Run): Value | undefined {
  const { callee } = call.at;
  if (call.path === "httpRequest") return callOutside(call, run);
  if (call.path === "fetch") return callUnseen("fetch", call, run);
  if (callee.kind !== "member") return undefined;
  const { object } = callee;
  const name = object.kind === "member" || object.kind === "name" ? object.name : "";
  if (call.path === "request" && name === "helpers") return callOutside(call, run);
  // n8n's helpers that take the name of a credential, called for any `this`.
  if (call.path === "call" && /^(?:httpR|r)equest(?:With|OAuth)\w+$/.test(name)) {
    return callOutside({ ...call, args: call.args.slice(2) }, run);
  }
  return /^(?:\$?axios|\$http)$/.test(name)
    ? callAxios(call.path, { ...call, state: outsideAxios(run).state }, run)
    : undefined;
}

/** A call of an unknown function named like a client, which may add headers to those it is given. */
export function callUnseen(name: string, call: Call, run: Run): Value | undefined {
  const [url] = call.args;
  const isUrl = url?.value.kind === "text" || url?.value.kind === "native";
  if (name !== "fetch" || !isUrl) return undefined;
  return callFetch("fetch", { ...call, state: run.thing([], { isOpen: true }) }, run);
}

/** The function bound to an object, with its bound arguments. */
function boundTo(owner: Arg, of: FunctionValue, args: readonly Arg[]): FunctionValue {
  const given = [...(of.given ?? []), ...behindFirst(args)];
  return { ...of, self: owner.value, ...(given.length === 0 ? {} : { given }) };
}

/** The arguments after `this`; all of them, if the first is a spread. */
export function behindFirst(args: readonly Arg[]): readonly Arg[] {
  return args[0]?.isMany === true ? args : args.slice(1);
}

/** The arguments that `apply` passes. */
export function argsIn(list: Arg | undefined): readonly Arg[] {
  return list === undefined ? [] : spreadArgs(list.value, list.span);
}

/** Whether a value counts as true, as a value. */
export function asTruth(value: Value | undefined): Value {
  const truth = truthOf(value ?? nothing);
  return truth === undefined ? unknown : { kind: "constant", value: truth };
}
