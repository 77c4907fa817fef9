import { openArgs } from "./argsOf.ts";
import { bindParameters } from "./bindParameters.ts";
import { declare } from "../declare.ts";
import { ancestors } from "../classes/bases.ts";
import { throughDecorators } from "../classes/decoratedMethod.ts";
import { openChained, turnOf } from "./chainSteps.ts";
import { callPutOff, executeBody } from "./putOff.ts";
import { fromExtensions, isExtensionPoint, isOpenToOthers } from "../classes/extensionPoints.ts";
import { onlyChooses } from "./onlyChooses.ts";
import { seenFrom } from "../classes/hiddenMembers.ts";
import { kept } from "./kept.ts";
import type { Frame, Run } from "../run.ts";
import type { Arg } from "../library.ts";
import { Scope } from "../scope.ts";
import { either } from "../values/either.ts";
import { waysOf } from "../values/ways.ts";
import { putAnywhere, putWithin } from "../values/objects.ts";
import { itemsIn, nothing, unknown, type FunctionValue, type Value } from "../values/values.ts";

/**
 * Calls a function of the file and returns its result. `isExact`: no subclass outside the file can have overridden
 * it.
 */
export function invoke(of: FunctionValue, more: readonly Arg[], run: Run, isExact = false): Value {
  const { code, given } = of;
  const args = given === undefined ? more : [...given, ...more];
  if (code.keepsResult === true && args.length === 0) {
    return kept(of, run, () => follow(of, args, run, isExact));
  }
  return follow(of, args, run, isExact);
}

function follow(of: FunctionValue, args: readonly Arg[], run: Run, isExact: boolean): Value {
  const { code } = of;
  // Subclasses decide what such a hook does.
  if (!isExact && isExtensionPoint(of)) return fromExtensions(of, args, run);
  // The silent pass follows each function once by itself, and calls only where they build or change an object, or
  // where they do nothing but choose a value.
  const isGathering = run.isSilent && !run.isMaking;
  if (run.isWrapped(of)) {
    const given = isGathering ? undefined : throughDecorators(of, args, run);
    run.throwing.doubt();
    if (given !== undefined) return given;
    openArgs(args, run);
    return unknown;
  }
  if (isGathering) run.called.add(code);
  if (isGathering && !args.some(isChangeable) && !onlyChooses(code)) {
    if (of.self?.kind === "thing") run.unfollowed.add(of.self.shape);
    return unknown;
  }
  const isOthers = !isExact && isOpenToOthers(of);
  // An override may change the arguments before they are sent.
  if (isOthers) openArgs(args, run);
  const turn = turnOf(of, args);
  const work = (): Value => {
    if (!run.isSilent) run.called.add(code);
    return enter(of, args, run);
  };
  const value = run.calls.within(of, work, turn);
  if (value === undefined && !isGathering) {
    openArgs(args, run);
    if (run.calls.isWornOut(code)) doubtObject(of.self, run);
    const outer = frameOf(of, new Scope(of.scope, true), of.self);
    if (turn !== undefined) openChained(of, undefined, outer, run);
    if (of.self?.kind === "thing") run.handedOut.add(of.self.shape);
  }
  if (isOthers && value !== undefined) run.open(value);
  if (isOthers) run.throwing.doubt();
  const isDoubtful = of.self?.kind === "thing" && of.self.orOther === true;
  return value === undefined ? unknown : isDoubtful ? orMore(value, run) : value;
}

/** A method that is not followed may have changed anything in its object. */
function doubtObject(self: Value | undefined, run: Run): void {
  if (self?.kind !== "thing") return;
  putWithin(self, run, 1);
  for (const { value } of self.shape.value.entries)
    if (value.kind === "native" && value.state !== undefined) putAnywhere(value.state, run);
}

/** The result of a method whose object may be another one (`orOther`): it may contain more. */
function orMore(value: Value, run: Run): Value {
  if (value.kind === "text") return either(value, unknown);
  if (value.kind !== "thing" || value.type !== undefined) return value;
  const { entries } = value.shape.value;
  return run.thing(entries, { isOpen: true, origin: value });
}

/**
 * Calls a function as code outside the file would, with unknown arguments. `isForCaller`: requests begun in it are
 * the caller's to finish, as if the file called it.
 */
export function invokeWithAnything(of: FunctionValue, run: Run, isForCaller = false): Value {
  // By now only what is sent counts, not what is left behind.
  if (run.hasGathered && of.code.opensSelf === true && of.self !== undefined) run.open(of.self);
  return run.calls.within(of, () => enter(of, undefined, run, isForCaller)) ?? unknown;
}

function frameOf({ home }: FunctionValue, scope: Scope, self: Value | undefined): Frame {
  return { scope, self, home, returns: [], putOff: [] };
}

function enter(
  of: FunctionValue,
  args: readonly Arg[] | undefined,
  run: Run,
  isForCaller = false,
): Value {
  // A method called on its class: `Base.call(self, path)`.
  const isUnbound = of.code.takesSelf === true && of.self === undefined;
  const given = args ?? startedWith(of);
  const bound = of.given ?? [];
  run.bound.push(...bound.map(({ span }) => span));
  const self = seenFrom(of.home, isUnbound ? given?.[0]?.value : of.self, run);
  const done = { returns: false, turns: false };
  const returns: Value[] = [];
  const returned = of.code.isBlock === true ? of.scope.returned : { returns, done };
  const frame = { ...frameOf(of, new Scope(of.scope, true, returned), self), returns, done };
  // Requests begun in a parameter's default belong to this call.
  const { drafts: outer } = run;
  run.drafts = [];
  if (of.code.takesSelf === true) {
    const [first, ...parameters] = of.code.parameters;
    if (first !== undefined) declare(first.pattern, self ?? unknown, frame, run);
    bindParameters(parameters, isUnbound ? given?.slice(1) : given, frame, run);
  } else {
    bindParameters(of.code.parameters, given, frame, run);
  }
  openChained(of, args === undefined ? undefined : turnOf(of, args), frame, run);
  if (!run.isSilent) run.entered.add(of.code);
  const { call } = run;
  const { time } = run.journal;
  run.call = { id: time, since: time, self: of.self, loop: call.loop };
  const leaves = run.journal.body(true, () => executeBody(of.code.body, frame, run));
  // Where every branch returns, deferred calls are still to be made.
  callPutOff(frame, run);
  run.bound.length -= bound.length;
  // The caller finishes what is returned.
  for (const value of frame.returns) handBack(value, run);
  // A caller in the file also finishes requests that it finds in fields of the object.
  const isTaken = isForCaller && frame.returns.some(isStateful);
  if (args !== undefined || isTaken) for (const draft of run.drafts) outer.push(draft);
  else finishDrafts(run);
  run.call = call;
  run.drafts = outer;
  run.throwing.followed(of.code, leaves && !done.returns, run);
  // A function that always throws is there to be overridden: its result is unknown.
  if (frame.returns.length === 0) return leaves ? unknown : nothing;
  return frame.returns.reduce(either);
}

/**
 * Bound arguments (`bind`) for a call from outside the file, which adds unknown ones; undefined where none are bound.
 */
function startedWith({ code, given }: FunctionValue): readonly Arg[] | undefined {
  return given && [...given, { value: unknown, span: code, isMany: true }];
}

/** Whether a function may change what an argument holds. */
function isChangeable({ value, variable }: Arg): boolean {
  return (
    variable !== undefined || waysOf(value).some((way) => way.kind === "thing" || isStateful(way))
  );
}

/** Whether it is a stateful object of a library, such as a client. */
function isStateful(value: Value): boolean {
  return value.kind === "native" && value.state !== undefined;
}

function finishDrafts({ drafts, isMaking, hasGathered }: Run): void {
  // A request begun while its object is made may be in a field, for a method to send.
  const isKept = isMaking && hasGathered;
  for (const { finish, isSent } of drafts) if (!isKept || isSent?.() !== false) finish();
}

function handBack(value: Value, run: Run, depth = 2, isWithin = false): void {
  if (value.kind === "native") run.library.handBack?.(value, run, isWithin);
  run.lost.forget(value);
  if (depth === 0) return;
  if (value.kind === "list") for (const item of itemsIn(value)) handBack(item, run, depth - 1);
  if (value.kind !== "thing") return;
  const unseen = new Set(
    ancestors(value.type).flatMap(({ code: { fields } }) =>
      fields.flatMap(({ name, isUnseen }) => (isUnseen === true ? [name] : [])),
    ),
  );
  for (const { name, value: held } of value.shape.value.entries) {
    if (value.type === undefined || run.library.isHidden?.(name.text) !== true) {
      handBack(held, run, depth - 1, isWithin || unseen.has(name.text));
    }
  }
}
