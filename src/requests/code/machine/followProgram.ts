import type { HttpRequest, RequestForm } from "../../httpRequest.ts";
import { execute } from "./execute.ts";
import { ancestors } from "./bases.ts";
import { construct } from "./construct.ts";
import { fromOutside } from "./fromOutside.ts";
import { invoke, invokeWithAnything } from "./invoke.ts";
import { basesOf } from "./members.ts";
import type { Statement } from "../program.ts";
import { type Frame, Run } from "./run.ts";
import type { Library } from "./library.ts";
import type { ProgramInText } from "./programInText.ts";
import { refusals } from "./refusals.ts";
import { Scope } from "./scope.ts";
import { settersOf } from "./settersOf.ts";
import { unusedIn } from "../lost/unusedIn.ts";
import type { ClassValue, FunctionValue, Thing, Value } from "./values.ts";

const mostInstances = 3;

/** What a program is followed with. */
export interface Followed {
  readonly text: string;
  readonly library: Library;
  readonly form: RequestForm;
  /** Facts about the whole file, see `Run`. */
  readonly facts: readonly string[];
}

/**
 * Follows a program from top to bottom, then every function that the file itself does not call, as if called
 * from outside with anything. `cut` says that a bound was reached, so that requests may be missing.
 */
export function followProgram(
  program: readonly Statement[],
  { text, library, form, facts }: Followed,
): {
  readonly requests: readonly HttpRequest[];
  readonly programs: readonly ProgramInText[];
  readonly cut: boolean;
} {
  const run = new Run(text, library, form);
  run.setters = settersOf(program);
  if (library.tellsUnused === true) run.unused = unusedIn(program);
  for (const fact of facts) run.facts.set(fact, true);
  const frame: Frame = {
    ...{ scope: new Scope(undefined, true), self: undefined, home: undefined, returns: [] },
  };
  execute(program, frame, run);
  for (const draft of run.drafts) draft.finish();
  run.drafts = [];
  run.sharedUntil = run.journal.time;
  const things = new Map<ClassValue, readonly Thing[]>();
  // What is made once is there for all of them.
  for (const of of [...run.functions.values()]) {
    if (of.code.keepsResult === true && of.code.parameters.length === 0) invoke(of, [], run);
  }
  keepResults(run, things);
  // First what any of them may leave behind in what they share, then each for itself.
  run.isSilent = true;
  if (library.impliesSelf === true) for (const type of run.classes) fromOutside(type, run);
  for (const of of callables(run, things)) {
    if (of.self?.kind === "class" && run.settled.get(of.self)?.has(of.code) === true) continue;
    run.isMaking = of.code.isMaker === true;
    run.journal.ways([() => (invokeWithAnything(of, run), false)], true);
  }
  // What made some of them may have come later.
  const late = new Set<Value>();
  for (const [type, known] of things) {
    const made = (run.instances.get(type) ?? []).filter(
      (each) => !known.includes(each) && !run.unfollowed.has(each.shape),
    );
    for (const each of made) late.add(each);
    things.set(type, [...known, ...made].slice(0, mostInstances));
  }
  for (const of of late.size === 0 ? [] : callables(run, things)) {
    if (of.self === undefined || !late.has(of.self)) continue;
    run.journal.ways([() => (invokeWithAnything(of, run), false)], true);
  }
  run.isMaking = false;
  // What objects began that are made outside of the file: their methods send it.
  for (const draft of run.drafts) draft.finish();
  run.drafts = [];
  run.isSilent = false;
  run.hasGathered = true;
  run.sharedUntil = run.journal.time;
  run.forgetCounts();
  for (const of of callables(run, things)) {
    if (!run.called.has(of.code)) run.journal.aside(() => invokeWithAnything(of, run));
  }
  // Those that only call each other.
  for (const of of callables(run, things)) {
    if (!run.entered.has(of.code)) run.journal.aside(() => invokeWithAnything(of, run));
  }
  // What is done where objects are made that nobody in the file makes.
  for (const type of [...run.classes]) {
    for (const maker of makersOf(type)) {
      if (!run.entered.has(maker)) run.journal.aside(() => construct(type, undefined, run, maker));
    }
  }
  const requests = [...run.lost.applied(run.requests, run), ...run.idleClients.requests(run)];
  const isToBeRefused = refusals(requests, run);
  return {
    requests: requests
      .filter((each) => reachesHost(each, run))
      .map(({ alsoThrough, ...each }) =>
        isToBeRefused(each, alsoThrough) ? { ...each, refusalExpected: true } : each,
      ),
    programs: [...run.programs.values()],
    cut: run.isCut,
  };
}

/** Whether a request leaves the program: it does not where all are mocked, or those of the page that is tested. */
function reachesHost({ client }: HttpRequest, { facts }: Run): boolean {
  if (facts.has("mocked")) return false;
  return !facts.has("intercepted") || client === "playwright" || client === "cypress";
}

/** Has objects keep what their methods make once: those that change it, and those that send it, mean the same. */
function keepResults(run: Run, things: Map<ClassValue, readonly Thing[]>): void {
  const keeps = ({ code }: ClassValue): boolean => code.methods.some((each) => each.keepsResult);
  if (![...run.classes].some(keeps)) return;
  [run.isSilent, run.isMaking] = [true, true];
  for (const of of callables(run, things)) {
    const isOfObject = of.self?.kind === "thing" && of.code.parameters.length <= 1;
    if (of.code.keepsResult === true && isOfObject) invoke(of, [], run);
  }
  [run.isSilent, run.isMaking] = [false, false];
}

/** Functions and methods; what comes up while these are followed is among them. */
function* callables(run: Run, things: Map<ClassValue, readonly Thing[]>): Generator<FunctionValue> {
  const done = new Set<FunctionValue["code"]>();
  const fresh = (): FunctionValue[] =>
    [...run.functions.values()].filter(({ code }) => !done.has(code));
  yield* each(fresh);
  const extended = extendedIn(run.classes);
  for (const type of run.classes) {
    // What others extend, and nobody makes, is complete in those alone.
    if (extended.has(type.code) && !run.instances.has(type)) continue;
    const known = things.get(type) ?? run.instances.get(type)?.slice(0, mostInstances);
    const instances = known ?? madeOutside(type, run);
    things.set(type, instances);
    for (const { shape } of instances) run.foreign.add(shape);
    const names = new Set<string>();
    for (const of of sourcesOf(type)) {
      // Several of one class may have one name; a class hides those of the one that it extends.
      const nameOf = ({ name = "", isStatic }: FunctionValue["code"]): string =>
        `${name}${isStatic === true ? " of the class" : ""}`;
      const own = of.code.methods.filter(
        (code) => !names.has(nameOf(code)) && code.name !== type.code.constructorName,
      );
      for (const code of own) names.add(nameOf(code));
      for (const code of own) {
        const selves = code.isStatic === true ? [type] : instances;
        for (const self of selves) {
          yield { kind: "function", code, scope: of.scope, self, home: of };
        }
      }
    }
  }
  yield* each(fresh);

  function* each(more: () => readonly FunctionValue[]): Generator<FunctionValue> {
    for (let found = more(); found.length > 0; found = more()) {
      for (const of of found) {
        done.add(of.code);
        yield of;
      }
    }
  }
}

/** What somebody outside of the file may make of a class, with each of its constructors. */
function madeOutside(type: ClassValue, run: Run): readonly Thing[] {
  const makers = makersOf(type);
  if (makers.length < 2) return [fromOutside(type, run)];
  return makers.map((maker) => construct(type, undefined, run, maker));
}

function makersOf({
  code: { methods, constructorName },
}: ClassValue): ClassValue["code"]["methods"] {
  return methods.filter(({ name }) => name === constructorName).slice(0, mostInstances);
}

/** Classes and modules that others of the file are made of. */
function extendedIn(types: ReadonlySet<ClassValue>): ReadonlySet<ClassValue["code"]> {
  const codes = new Set<ClassValue["code"]>();
  const add = (of: ClassValue): void => {
    if (codes.has(of.code)) return;
    codes.add(of.code);
    for (const base of basesOf(of)) add(base);
  };
  for (const type of types) for (const base of basesOf(type)) add(base);
  return codes;
}

/** A class and those that it takes members from, the nearest first, each once. */
function sourcesOf(type: ClassValue, seen = new Set<ClassValue>()): readonly ClassValue[] {
  const line = ancestors(type).filter((each) => !seen.has(each));
  for (const each of line) seen.add(each);
  const more = line.flatMap(({ interfaces }) =>
    interfaces.flatMap((each) => sourcesOf(each, seen)),
  );
  return [...line, ...more];
}
