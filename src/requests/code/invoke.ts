import { declare } from "./assign.ts";
import { writtenAt } from "./texts.ts";
import { execute } from "./execute.ts";
import { isExtensionPoint } from "./extensionPoints.ts";
import { expose } from "./exposed.ts";
import { methodOf, overload, putFields } from "./members.ts";
import { namedEntry } from "./namedEntry.ts";
import type { FunctionCode, Parameter } from "./program.ts";
import type { Arg, Frame, Run } from "./run.ts";
import { Scope } from "./scope.ts";
import { either } from "./either.ts";
import { anything } from "./outside.ts";
import {
  nothing,
  unknown,
  type ClassValue,
  type FunctionValue,
  type Thing,
  type Value,
} from "./values.ts";

/** Calls a function of the file; what it gives back. */
export function invoke(of: FunctionValue, args: readonly Arg[], run: Run): Value {
  const { code } = of;
  // What is around it calls it with what it likes: it is followed as if called from outside.
  if (code.isWrapped === true || isExtensionPoint(of)) {
    for (const { value } of args) run.open(value);
    return unknown;
  }
  // While effects are gathered, each function is followed for itself alone, but for what makes an object.
  if (run.isSilent && !run.isMaking) {
    run.called.add(code);
    return unknown;
  }
  const value = run.within(code, () => {
    if (!run.isSilent) run.called.add(code);
    return enter(of, args, run);
  });
  if (value === undefined) for (const { value: given } of args) run.open(given);
  return value ?? unknown;
}

/** Calls a function as somebody outside of the file would: with anything. */
export function invokeWithAnything(of: FunctionValue, run: Run): Value {
  return run.within(of.code, () => enter(of, undefined, run)) ?? unknown;
}

function enter(of: FunctionValue, args: readonly Arg[] | undefined, run: Run): Value {
  const frame: Frame = {
    ...{ scope: new Scope(of.scope, true), self: of.self, home: of.home, returns: [] },
  };
  const isMethod = of.code.takesSelf === true;
  const parameters = isMethod ? of.code.parameters.slice(1) : of.code.parameters;
  const [first] = of.code.parameters;
  if (isMethod && first !== undefined) declare(first.pattern, of.self ?? unknown, frame, run);
  bind(parameters, args, frame, run);
  if (!run.isSilent) run.entered.add(of.code);
  const { drafts: outer, call } = run;
  run.drafts = [];
  run.call = { id: run.journal.time, since: run.journal.time, self: of.self };
  const leaves = run.journal.body(true, () => execute(of.code.body, frame, run));
  // What is given back is the caller's to finish.
  for (const value of frame.returns) handBack(value, run);
  // What a caller in this file is given, or finds in a field, is the caller's to finish.
  if (args !== undefined) outer.push(...run.drafts);
  else for (const draft of run.drafts) draft.finish();
  run.call = call;
  run.drafts = outer;
  // What always throws gives back nothing that anybody could use: it is there to be replaced.
  if (frame.returns.length === 0) return leaves ? unknown : nothing;
  return frame.returns.reduce(either);
}

function handBack(value: Value, run: Run, depth = 2): void {
  if (value.kind === "native") run.library.handBack?.(value, run);
  if (depth === 0) return;
  if (value.kind === "list") for (const item of value.items) handBack(item, run, depth - 1);
  if (value.kind !== "thing") return;
  run.lost.forget(value);
  for (const entry of value.shape.value.entries) handBack(entry.value, run, depth - 1);
}

function bind(
  parameters: readonly Parameter[],
  args: readonly Arg[] | undefined,
  frame: Frame,
  run: Run,
): void {
  const isOpen = args?.some(({ isMany }) => isMany) ?? true;
  const taker = parameters.find(({ takesNames }) => takesNames === true);
  const names = taker && args?.findLast(({ isNames }) => isNames === true);
  const positional = args?.filter((arg) => arg.name === undefined && arg !== names) ?? [];
  const named = new Map(args?.flatMap((arg) => (arg.name === undefined ? [] : [[arg.name, arg]])));
  parameters.forEach((parameter, index) => {
    const { pattern, rest, restNamed } = parameter;
    const own = pattern.kind === "variable" ? named.get(pattern.name) : undefined;
    if (own?.name !== undefined) named.delete(own.name);
    let value: Value;
    if (args === undefined) {
      value = anything(parameter.type, frame, run);
    } else if (rest === true) {
      const items = positional.slice(index).map((arg) => arg.value);
      value = { kind: "list", items, isComplete: !isOpen };
    } else if (restNamed === true) {
      const entries = [...named.values()].map(namedEntry);
      value = run.thing(entries, { isOpen });
    } else {
      const isKnown = !isOpen && parameter.isRequired !== true;
      const given = parameter === taker && names !== undefined ? names : (own ?? positional[index]);
      value = given?.value ?? (isKnown ? nothing : unknown);
    }
    declare(pattern, value, frame, run);
    if (parameter.isField === true && pattern.kind === "variable" && frame.self?.kind === "thing") {
      const held = frame.scope.own(pattern.name)?.value ?? unknown;
      run.put(frame.self, {
        ...{ name: writtenAt(pattern.name, pattern), value: held },
        ...{ valueSpan: pattern, span: pattern, isSure: true },
      });
    }
  });
}

/** Makes an object of a class; without arguments somebody outside of the file does, with any of its constructors. */
export function construct(
  type: ClassValue,
  args: readonly Arg[] | undefined,
  run: Run,
  code?: FunctionCode,
): Thing {
  const thing = run.thing([], { type });
  const wasMaking = run.isMaking;
  run.isMaking = true;
  putFields(thing, type, run);
  extend(thing, type, run);
  const first = methodOf(type, type.code.constructorName, thing);
  const maker = first && code ? { ...first, code } : first;
  if (maker === undefined) {
    // Fields that are given by name, as to a data class.
    for (const arg of args ?? []) if (arg.name !== undefined) run.put(thing, namedEntry(arg));
  } else {
    if (args === undefined || maker.code.isWrapped === true) invokeWithAnything(maker, run);
    else
      makeWith(
        thing,
        overload(maker, args.filter(({ name }) => name === undefined).length),
        args,
        run,
      );
  }
  run.isMaking = wasMaking;
  if (args === undefined) expose(thing, type, run);
  return thing;
}

/** What it is of a class of the library that its class extends in the end: as if made without arguments. */
function extend(thing: Thing, type: ClassValue, run: Run): void {
  let base: Value | undefined = type;
  while (base?.kind === "class") ({ base } = base);
  if (base?.kind !== "native") return;
  const { start } = type.code;
  const at = { start, end: start };
  const callee = { kind: "name", ...at, name: base.path } as const;
  const call = { kind: "call", ...at, callee, args: [], isNew: true, inside: at } as const;
  run.library.extend?.(
    base,
    thing,
    { path: base.path, state: undefined, self: thing, args: [], at: call },
    run,
  );
}

/** What no parameter takes of the arguments by name is set on the object: an initializer. */
function makeWith(thing: Thing, maker: FunctionValue, args: readonly Arg[], run: Run): void {
  const taken = new Set(
    maker.code.parameters.flatMap(({ pattern }) =>
      pattern.kind === "variable" ? [pattern.name] : [],
    ),
  );
  const isSet = ({ name }: Arg): boolean =>
    run.library.impliesSelf === true && name !== undefined && !taken.has(name);
  invoke(
    maker,
    args.filter((arg) => !isSet(arg)),
    run,
  );
  for (const { name = "", value, span } of args.filter(isSet)) {
    run.put(thing, { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true });
  }
}
