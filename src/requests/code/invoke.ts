import { declare } from "./assign.ts";
import { evaluate } from "./evaluate.ts";
import { writtenAt } from "./texts.ts";
import { execute } from "./execute.ts";
import { isExtensionPoint } from "./extensionPoints.ts";
import { methodOf, putFields } from "./members.ts";
import { namedEntry } from "./namedEntry.ts";
import type { Parameter } from "./program.ts";
import type { Arg, Frame, Run } from "./run.ts";
import { Scope } from "./scope.ts";
import { either } from "./either.ts";
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
  // While effects are gathered, each function is followed for itself alone.
  if (run.isSilent) {
    run.called.add(code);
    return unknown;
  }
  const value = run.within(code, () => {
    run.called.add(code);
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
  const { drafts: outer, call } = run;
  run.drafts = [];
  run.call = { id: run.journal.time, since: run.journal.time };
  const leaves = run.journal.body(true, () => execute(of.code.body, frame, run));
  run.call = call;
  // What is given back is the caller's to finish.
  const isHandedOn = args !== undefined && frame.returns.some(({ kind }) => kind === "native");
  if (isHandedOn) outer.push(...run.drafts);
  else for (const draft of run.drafts) draft.finish();
  run.drafts = outer;
  // What always throws gives back nothing that anybody could use: it is there to be replaced.
  if (frame.returns.length === 0) return leaves ? unknown : nothing;
  return frame.returns.reduce(either);
}

function bind(
  parameters: readonly Parameter[],
  args: readonly Arg[] | undefined,
  frame: Frame,
  run: Run,
): void {
  const isOpen = args?.some(({ isMany }) => isMany) ?? true;
  const positional = args?.filter(({ name }) => name === undefined) ?? [];
  const named = new Map(args?.flatMap((arg) => (arg.name === undefined ? [] : [[arg.name, arg]])));
  parameters.forEach((parameter, index) => {
    const { pattern, rest, restNamed } = parameter;
    const own = pattern.kind === "variable" ? named.get(pattern.name) : undefined;
    if (own?.name !== undefined) named.delete(own.name);
    let value: Value;
    if (args === undefined) {
      value = anything(parameter, frame, run);
    } else if (rest === true) {
      const items = positional.slice(index).map((arg) => arg.value);
      value = { kind: "list", items, isComplete: !isOpen };
    } else if (restNamed === true) {
      const entries = [...named.values()].map(namedEntry);
      value = run.thing(entries, { isOpen });
    } else {
      const isKnown = !isOpen && parameter.isRequired !== true;
      value = own?.value ?? positional[index]?.value ?? (isKnown ? nothing : unknown);
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

/** What a parameter may hold: its type may tell. */
function anything({ type }: Parameter, frame: Frame, run: Run): Value {
  if (type === undefined) return unknown;
  const held = evaluate(type, frame, run);
  return (held.kind === "native" ? run.library.instanceOf(held, run) : undefined) ?? unknown;
}

/** Makes an object of a class; without arguments somebody outside of the file does. */
export function construct(type: ClassValue, args: readonly Arg[] | undefined, run: Run): Thing {
  const thing = run.thing([], { type });
  putFields(thing, type, run);
  const maker = methodOf(type, type.code.constructorName, thing);
  if (maker === undefined) {
    // Fields that are given by name, as to a data class.
    for (const arg of args ?? []) if (arg.name !== undefined) run.put(thing, namedEntry(arg));
  } else {
    if (args === undefined || maker.code.isWrapped === true) invokeWithAnything(maker, run);
    else invoke(maker, args, run);
  }
  return thing;
}
