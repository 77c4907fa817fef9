import { jsonOf } from "../clients/bodies.ts";
import { unlessGiven } from "../machine/values/either.ts";
import { plainText } from "../machine/values/texts.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { noteChangedStack } from "./clients/exconMiddleware.ts";
import { harmless } from "./harmless.ts";
import { copiedHash, ofHash } from "./hashes.ts";
import { ofList, openHandedOut } from "./lists.ts";
import { changeClass, copiedObject, ofObject } from "./objects.ts";
import { sendNetRequest } from "./clients/netSending.ts";
import { answer } from "../clients/state.ts";
import { callBlock, positional } from "./rubyCall.ts";
import { callApp } from "./sinatra.ts";
import { testedBy } from "./testMethods.ts";
import { callText } from "./texts.ts";

/** `config.fetch(:url, "https://…")`, `cache.fetch(key) { … }`: unknown, with a default. */
function fetched(call: Call, run: Run): Value {
  const [first, second] = positional(call);
  const given = callBlock(call, [first?.value ?? unknown], run) ?? second?.value;
  return given?.kind === "text" ? unlessGiven(unknown, given) : unknown;
}

/** Methods that call a method by name. */
export const sendsByName = /^(?:send|public_send|__send__)$/;

/** What returns what its block returns: of `Mutex`, `Timeout`, `Retriable`, Active Support and Active Record. */
const givesResult =
  /^(?:synchronize|timeout|retriable|retryable|instrument|tagged|silence|transaction|with_lock)$/;

/** Whether it is a hash, a list or a text. */
function isPlain(self: Value | undefined): boolean {
  if (self?.kind === "thing") return self.type === undefined;
  return self?.kind === "list" || self?.kind === "text";
}

/** Methods of texts, hashes, lists and unknown values. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name } = call;
  const [first, second] = positional(call);
  const truth = testedBy(call, run);
  if (truth !== undefined) return { kind: "constant", value: truth };
  // Callbacks registered elsewhere run before the block.
  if (name === "run_callbacks" && self !== undefined) run.open(self);
  if (name === "to_json") {
    return jsonOf(self);
  }
  if (name === "stub_request" || name === "a_request") {
    run.facts.set("mocked", true);
    return unknown;
  }
  if (/^(?:freeze|dup|clone|presence|itself|deep_dup|html_safe|to_str)$/.test(name)) {
    if (self?.kind !== "thing" || !/dup$|^clone$/.test(name)) return self;
    return self.type === undefined ? copiedHash(self, run) : copiedObject(self, run);
  }
  if (name === "tap") {
    callBlock(call, [self ?? unknown], run);
    return self;
  }
  if (name === "then" || name === "yield_self") return callBlock(call, [self ?? unknown], run);
  if (name === "fetch" && self?.kind === "unknown") return fetched(call, run);
  if (givesResult.test(name) && self?.kind === "unknown") return callBlock(call, [], run);
  if ((name === "call" || name === "()" || name === "yield") && self?.kind === "function") {
    return invoke(self, positional(call), run);
  }
  if (sendsByName.test(name) && self?.kind === "thing" && self.type !== undefined) {
    const [, ...others] = positional(call);
    const named = methodOf(self.type, plainText(first?.value) ?? "", self);
    if (named !== undefined) return invoke(named, others, run);
    // The method or its effect is not known.
    for (const { value } of others) run.open(value);
    return unknown;
  }
  if (sendsByName.test(name) && isPlain(self)) {
    const named = plainText(first?.value);
    // Any of its methods may set any header.
    if (named === undefined && self?.kind === "thing") putAnywhere(self, run);
    if (named !== undefined)
      return callMethod({ ...call, path: named, args: call.args.slice(1) }, run);
  }
  const ofApp = self && callApp(self, call, run);
  if (ofApp !== undefined) return ofApp;
  if (self?.kind === "class") {
    // The class itself as an object with methods.
    if (name === "singleton_class") return { ...self, isStatic: true };
    const changed = sendsByName.test(name)
      ? { ...call, path: plainText(first?.value) ?? "", args: call.args.slice(1) }
      : call;
    if (changeClass(self, changed, run)) return unknown;
  }
  if (self?.kind === "thing" && self.type !== undefined) {
    const own = ofObject(self, call, run);
    if (own !== undefined) return own;
  }
  if (self?.kind === "text") return callText(self, call, run);
  noteChangedStack(self, name, run);
  if (self?.kind === "thing" || self?.kind === "list") {
    const value = self.kind === "list" ? ofList(self, call, run) : ofHash(self, call, run);
    if (value === undefined || value.kind === "unknown") openHandedOut(self, name, run);
    if (value !== undefined || self.kind === "thing") return value;
  }
  // An unknown connection may add headers.
  if (name === "request" && first !== undefined) {
    const isSent = [first, second].some(
      (arg) =>
        arg !== undefined &&
        sendNetRequest(arg.value, undefined, (path) => path, { isOpen: true }, run),
    );
    if (isSent) return answer;
  }
  return harmless.has(name) ? unknown : undefined;
}
