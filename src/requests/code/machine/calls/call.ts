import { sentByStranger } from "../../clients/byStranger.ts";
import { callBack } from "./callBack.ts";
import { callBase, isMaking } from "./callBase.ts";
import { bound } from "./binding.ts";
import { evaluate } from "../evaluate.ts";
import { construct } from "../classes/construct.ts";
import { memberWith } from "../classes/enumerations.ts";
import { invoke } from "./invoke.ts";
import { typeFor } from "../classes/hiddenMembers.ts";
import { fillable, fromExtensions, isReplaceable } from "../classes/extensionPoints.ts";
import { memberOf } from "../classes/members.ts";
import { extensionOf, methodOf } from "../classes/methodOf.ts";
import { impliedMethod } from "../classes/implied.ts";
import { overload } from "../classes/overloads.ts";
import { argsOf, openArgs } from "./argsOf.ts";
import { keepChanged } from "../values/changedTexts.ts";
import type { CallExpression, Expression } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { waysOf, waysOfArgs } from "../values/ways.ts";
import type { Arg, Call } from "../library.ts";
import { either } from "../values/either.ts";
import { handOut } from "../values/zeros.ts";
import { unknown, type ClassValue, type FunctionValue, type Value } from "../values/values.ts";

type MadeCall = Extract<Expression, { kind: "call" }>;

/** Follows a call and returns its result. */
export function callOf(at: MadeCall, frame: Frame, run: Run): Value {
  return preparedCall(at, frame, run)();
}

/** Evaluates callee and arguments now; the returned function makes the call (see `putOff`). */
export function preparedCall(at: MadeCall, frame: Frame, run: Run): () => Value {
  const { callee } = at;
  if (callee.kind === "name" && isMaking(callee.name, run)) return () => callBase(at, frame, run);
  if (callee.kind !== "member") {
    const called =
      madeType(at, frame, run) ?? impliedMethod(callee, frame, run) ?? evaluate(callee, frame, run);
    const args = argsOf(at.args, frame, run);
    return () => callWith(called, undefined, args, at, frame, run);
  }
  const ways = waysOf(evaluate(callee.object, frame, run)).map((self) => ({
    self,
    called: methodBeside(self, callee.name, run) ?? memberOf(self, callee.name, run) ?? unknown,
  }));
  const args = argsOf(at.args, frame, run);
  const call = ({ self, called }: (typeof ways)[number]): Value =>
    callWith(called, self, args, at, frame, run);
  return () => run.asOneOf(ways.length > 1, () => ways.map(call)).reduce(either);
}

/** The method of a name, where a field of the same name exists as well (Java: `headers` and `headers()`). */
function methodBeside(self: Value, name: string, run: Run): Value | undefined {
  if (run.library.callsMethods !== true) return undefined;
  if (self.kind === "class") return methodOf(self, name, self);
  const type = self.kind === "thing" ? typeFor(self, name, run) : undefined;
  if (self.kind !== "thing" || type === undefined) return undefined;
  return methodOf(type, name, bound(self));
}

/** Calls `called` as a member of `self`, one of the values that the object may be. */
function callWith(
  called: Value,
  self: Value | undefined,
  args: readonly Arg[],
  at: MadeCall,
  frame: Frame,
  run: Run,
): Value {
  const { callee } = at;
  const target = asFunction(called, run);
  const ways = target.kind === "function" || target.kind === "class" ? [args] : waysOfArgs(args);
  if (ways.length > 1) {
    const values = run.asOneOf(true, () =>
      ways.map((given) => callWith(called, self, given, at, frame, run)),
    );
    return values.reduce(either);
  }
  if (callee.kind === "member" && self !== undefined && isExtensible(self, target)) {
    const extension = extensionOf(callee.name, args.length, run);
    const first = { value: self, span: { start: callee.object.start, end: callee.object.end } };
    if (extension !== undefined) return invoke(extension, [first, ...args], run);
  }
  const isFollowed = target.kind === "function" || target.kind === "class" || isSign(callee);
  if (!isFollowed) for (const { value } of args) handOut(value, run);
  switch (target.kind) {
    case "function": {
      if (callee.kind === "member" && isReplaceable(target, self))
        return fromExtensions(target, args, run);
      const isBase = isOfBase(callee);
      const of = isBase
        ? { ...target, self: frame.self }
        : self === undefined || target.home
          ? overload(target, args, at, run)
          : { ...target, self: target.self ?? self };
      if (self?.kind === "class" && self === frame.self && run.calls.active === undefined) {
        run.settled.set(self, (run.settled.get(self) ?? new Set()).add(of.code));
      }
      run.sites.push({ start: at.start, end: at.end });
      const isSeen = of.code.isAsync !== true || at.isAwaited === true;
      const invoked = (): Value => invoke(of, args, run, isBase && !hasDiamonds(run));
      // Behind the first `await`, whoever has called it has gone on.
      const make = of.code.isAsync === true ? () => run.beingMade.later(invoked) : invoked;
      const value = run.throwing.calling(make, isSeen, run);
      run.sites.pop();
      return value;
    }
    case "class": {
      const [first] = args;
      const isLookup = target.code.isEnumeration === true && !at.isNew;
      if (isLookup && first !== undefined && args.length === 1)
        return memberWith(target, first.value, run);
      const thing = construct(target, args, run);
      if (!run.hasGathered) {
        run.instances.set(target, [...(run.instances.get(target) ?? []), thing]);
      }
      return thing;
    }
    case "native":
    case "text":
    case "constant":
    case "thing":
    case "list":
    case "unknown": {
      const value = run.beingMade.later(() => callOutside(target, self, args, at, frame, run));
      if (value !== undefined) return value;
    }
  }
  openArgs(args, run);
  return unknown;
}

/** Calls what is not a function of the file; undefined where that is not known. */
function callOutside(
  target: Exclude<Value, FunctionValue | ClassValue>,
  self: Value | undefined,
  args: readonly Arg[],
  at: MadeCall,
  frame: Frame,
  run: Run,
): Value | undefined {
  const { callee } = at;
  if (target.kind === "native") {
    if (callee.kind === "member") run.idleClients.touched(target.state, callee.name);
    const call: Call = { path: target.path, state: target.state, self, args, at };
    const value = run.patched.has(target.path) ? undefined : run.library.call(call, run);
    callBack(call, frame, run);
    return value;
  }
  if (self === undefined || callee.kind !== "member") {
    const call: Call = { path: "", state: undefined, self, args, at };
    const isUnseen = callee.kind === "name" && target.kind === "unknown";
    const value = isUnseen ? run.library.unseen?.(callee.name, call, run) : undefined;
    if (isUnseen && value === undefined) sentByStranger(callee.name, call, run);
    callBack(call, frame, run);
    return value;
  }
  const call: Call = { path: callee.name, state: undefined, self, args, at };
  const value = run.library.method(call, run);
  if (self.kind === "unknown") sentByStranger(callee.name, call, run);
  if (self.kind === "text") keepChanged(at, value, frame, run);
  const takesFunction = args.some(
    ({ value: given }) => given.kind === "function" && !run.taken.has(given),
  );
  // A callback may change the items that it is given, unless the library has called it already.
  if (self.kind === "list" && takesFunction) run.open(self);
  callBack(call, frame, run);
  if (takesFunction) openArgs(args, run);
  if (value !== undefined) return value;
  run.open(self, self.kind === "unknown" ? 2 : 0);
  fillFields(self, run);
  return undefined;
}

/**
 * Whether the callee is a made-up name for a piece of syntax (see `go/builtin.ts`, `php/unnamed.ts`), which keeps no
 * reference to its arguments.
 */
function isSign(callee: CallExpression["callee"]): boolean {
  return callee.kind === "name" && /^[ (]/.test(callee.name);
}

/** The method is not in the file (part of the class is elsewhere): it may fill the object's empty fields. */
function fillFields(self: Value, run: Run): void {
  if (self.kind !== "thing" || self.type === undefined) return;
  for (const { value } of self.shape.value.entries) fillable(value, run);
}

/** For an object that is called like a function, its call method (`__call__`, `__invoke`). */
function asFunction(called: Value, { library: { invokes } }: Run): Value {
  if (invokes === undefined || called.kind !== "thing" || called.type === undefined) return called;
  return methodOf(called.type, invokes, called) ?? called;
}

/** The class after `new`, where fields and methods may have the same name as a class. */
function madeType({ callee, isNew }: CallExpression, frame: Frame, run: Run): Value | undefined {
  if (!isNew || callee.kind !== "name" || run.library.impliesSelf !== true) return undefined;
  const found = frame.scope.find(callee.name)?.value ?? run.library.global(callee.name, run);
  return found?.kind === "class" || found?.kind === "native" ? found : undefined;
}

/** Whether an extension method of the file is looked for: not where the value itself has the method. */
function isExtensible({ kind }: Value, target: Value): boolean {
  return kind !== "class" && target.kind !== "function";
}

/** Whether it is `super.method()`, which runs with the same `this`. */
function isOfBase(callee: CallExpression["callee"]): boolean {
  return (
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "super"
  );
}

/** Whether `super` may lead to a class beside the base class (multiple inheritance). */
function hasDiamonds({ classes }: Run): boolean {
  return [...classes].some(({ code }) => code.moreBases !== undefined);
}
