import { copyState } from "../../clients/building.ts";
import { has, put, putChanges } from "../../clients/making.ts";
import { either } from "../../machine/values/either.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import type { Run } from "../../machine/run.ts";
import { waysOf } from "../../machine/values/ways.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { takeUp } from "../calling.ts";
import { addOverrides, keepInterceptor, type Passed } from "./keptInterceptors.ts";
import { itemsIn } from "../lists.ts";
import {
  entryOf,
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** Which client's conventions interceptors follow. */
export type Interception = "ok" | "apache" | "spring" | "web" | "feign" | "rs";

/** The interceptor methods of each. */
const methods: Readonly<Record<Interception, readonly string[]>> = {
  ok: ["intercept"],
  apache: ["process"],
  spring: ["intercept", "initialize"],
  web: ["filter"],
  feign: ["apply"],
  rs: ["filter"],
};

/**
 * Adds an interceptor: one of the file is followed for the headers it sets; another may set any, unless its name says
 * that it logs.
 */
export function setByInterceptor(
  how: Interception,
  client: Thing,
  given: Arg | undefined,
  call: Call,
  run: Run,
): void {
  if (given === undefined) return;
  const of = functionIn(given.value, how);
  const follow = (): Passed | undefined => {
    // It applies to all requests, so that the silent pass follows it, too.
    const wasMaking = run.isMaking;
    run.isMaking = true;
    const headers = of && headersOf(of, how, call, run);
    run.isMaking = wasMaking;
    return headers;
  };
  const headers = follow();
  if (headers === undefined) {
    const isLogging = of === undefined && /logg/i.test(run.source(given.span));
    if (!isLogging) putChanges(client, run);
    return;
  }
  // Headers set on a copy that is not passed on were meant for the request.
  addOverrides(client, headers.sent, given.span, run, headers.given);
  keepInterceptor(client, given, follow, run);
}

/** Adds one interceptor, or a list of them. */
export function setByInterceptors(
  how: Interception,
  client: Thing,
  given: Arg | undefined,
  call: Call,
  run: Run,
): void {
  const items = itemsIn(given?.value) ?? (given === undefined ? [] : [given.value]);
  for (const value of items) {
    setByInterceptor(how, client, given && { ...given, value }, call, run);
  }
}

/** Puts a list of interceptors in the place of those from before, but not of Spring's initializers. */
export function replaceInterceptors(
  how: Interception,
  client: Thing,
  given: Arg | undefined,
  call: Call,
  run: Run,
): void {
  const before = optionValue(client, "overrides");
  // A list that is not known may have those from before.
  const isKnown = given !== undefined && itemsIn(given.value) !== undefined;
  if (before?.kind === "thing" && isKnown && !has(client, "initialized")) {
    put(client, "overrides", run.thing([], { foldsCase: true }), given.span, run);
    put(client, "replaced", before, given.span, run);
  }
  setByInterceptors(how, client, given, call, run);
}

function functionIn(value: Value, how: Interception): FunctionValue | undefined {
  if (value.kind === "function") return value;
  if (value.kind !== "thing" || value.type === undefined) return undefined;
  const { type } = value;
  for (const name of methods[how]) {
    const method = methodOf(type, name, value);
    // A method with a response parameter as well filters responses.
    const isOfAnswer = how === "rs" && method !== undefined && method.code.parameters.length > 1;
    if (method !== undefined) return isOfAnswer ? undefined : method;
  }
  return undefined;
}

/** Follows an interceptor with a request without headers; undefined if what it passes on is not known. */
function headersOf(of: FunctionValue, how: Interception, call: Call, run: Run): Passed | undefined {
  const request = passingRequest(how, run);
  const given = optionValue(request.state, "headers");
  const onward = run.thing([]);
  put(onward, "request", request, call.at, run);
  const next: Native = {
    kind: "native",
    path: how === "ok" ? "ok.chain" : "onward",
    state: onward,
  };
  const span = { start: call.at.start, end: call.at.end };
  const args = argsOf(how, request, next, of).map((value) => ({ value, span }));
  const answer = takeUp(of, args, run);
  const passed = entryOf(onward, "passed");
  const isReturned = answer.kind === "native" && answer.path === request.path;
  const result = passed?.isSure === true ? passed.value : isReturned ? answer : undefined;
  // These clients send the request that was given, even if nothing is returned.
  const sent = result ?? (how === "ok" || how === "web" ? undefined : request);
  if (passed?.isSure === false || sent === undefined || given?.kind !== "thing") return undefined;
  // Where it may pass on one of several requests, what these do not share is not sure.
  const all = waysOf(sent).map((way) => headersSent(way, request.path));
  const known = all.flatMap((headers) => headers ?? []);
  const [first, ...others] = known;
  if (first === undefined || known.length < all.length) return undefined;
  const headers = others.reduce<Value>(either, first);
  return headers.kind === "thing" ? { given, sent: headers } : undefined;
}

/** The headers of a request that is passed on; undefined if they are not known. */
function headersSent(sent: Value, path: string): Thing | undefined {
  if (sent.kind !== "native" || sent.path !== path) return undefined;
  const { state } = sent;
  if (state === undefined || state.shape.value.isOpen || has(state, "url")) return undefined;
  const headers = optionValue(state, "headers");
  return headers?.kind === "thing" && !headers.shape.value.isOpen ? headers : undefined;
}

function argsOf(
  how: Interception,
  request: Native,
  next: Native,
  { code }: FunctionValue,
): readonly Value[] {
  if (how === "ok") return [next];
  if (how === "web") return [request, next];
  const rest = code.parameters.slice(1).map((): Value => unknown);
  return how === "spring" && rest.length === 2 ? [request, unknown, next] : [request, ...rest];
}

const paths: Readonly<Record<Interception, string>> = {
  ...{ ok: "ok.request", apache: "apache.request", spring: "passing.request" },
  ...{ web: "web.passing", feign: "feign.template" },
  rs: "rs.passing",
};

/** A request made by the framework. */
function passingRequest(how: Interception, run: Run): Native {
  const state = run.thing([]);
  const at = { start: 0, end: 0 };
  for (const name of ["headers", "late"])
    put(state, name, run.thing([], { foldsCase: true }), at, run);
  return { kind: "native", path: paths[how], state };
}

const answer: Native = { kind: "native", path: "answer" };

/** Passes the request on: `chain.proceed(request)`, `next.exchange(request)`, `execution.execute(request, body)`. */
export function passOn({ state, args, at }: Call, run: Run): Value {
  const given = args.find(({ value }) => value.kind === "native" && has(value.state, "late"));
  const value = given?.value ?? unknown;
  // Later changes to it are not sent.
  const sent: Value =
    value.kind === "native" && value.state !== undefined
      ? { ...value, state: copyState(value.state, run) }
      : unknown;
  if (state === undefined) return answer;
  const before = entryOf(state, "passed");
  // A repeated attempt with the same headers tells nothing new.
  if (before?.isSure === true && isRepeated(before.value, sent)) return answer;
  put(state, "passed", before === undefined ? sent : unknown, at, run);
  return answer;
}

/** Whether a request has the same headers as the one before. */
function isRepeated(before: Value, now: Value): boolean {
  const [first, second] = [before, now].map((each) =>
    each.kind === "native" && !has(each.state, "url") && each.state?.shape.value.isOpen === false
      ? optionValue(each.state, "headers")
      : undefined,
  );
  if (first?.kind !== "thing" || second?.kind !== "thing") return false;
  const [old, all] = [first.shape.value, second.shape.value];
  return (
    !all.isOpen &&
    all.entries.length === old.entries.length &&
    all.entries.every((entry) => old.entries.includes(entry))
  );
}
