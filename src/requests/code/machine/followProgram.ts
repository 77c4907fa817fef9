import type { HttpRequest, RequestForm } from "../../httpRequest.ts";
import { callables, makersOf, mostInstances } from "./calls/callables.ts";
import { construct } from "./classes/construct.ts";
import { openCopied } from "./classes/openCopied.ts";
import { openEmpty } from "./openEmpty.ts";
import { fromOutside } from "./classes/fromOutside.ts";
import { givesFunctions } from "./calls/givesFunctions.ts";
import { invoke, invokeWithAnything } from "./calls/invoke.ts";
import type { Statement } from "../program.ts";
import { executeBody } from "./calls/putOff.ts";
import { type Frame, Run } from "./run.ts";
import type { Assumption, Undecided } from "./undecided.ts";
import { isHiddenForAll } from "./classes/isHiddenForAll.ts";
import type { Library } from "./library.ts";
import type { ProgramInText } from "./programInText.ts";
import { refusals } from "./refusals.ts";
import { Scope } from "./scope.ts";
import { settersOf } from "./settersOf.ts";
import { unusedIn } from "../lost/unusedIn.ts";
import type { ClassValue, FunctionValue, Thing, Value } from "./values/values.ts";

/** What a program is followed with, besides its statements. */
export interface Followed {
  readonly text: string;
  readonly library: Library;
  readonly form: RequestForm;
  /** Facts about the whole file, see `Run.facts`. */
  readonly facts: readonly string[];
  /** How a choice ends that the program leaves open. */
  readonly assumed?: Assumption;
}

/**
 * Follows a program from top to bottom, then each function that the file itself does not call, as if code outside the
 * file called it with unknown arguments. `cut`: a bound was reached, so that requests may be missing.
 */
export function followProgram(
  program: readonly Statement[],
  { text, library, form, facts, assumed }: Followed,
): {
  readonly requests: readonly HttpRequest[];
  /** See `Undecided.choices`. */
  readonly choices: Undecided["choices"];
  /** How many steps it took. */
  readonly steps: number;
  readonly programs: readonly ProgramInText[];
  readonly cut: boolean;
} {
  const run = new Run(text, library, form, assumed);
  run.setters = settersOf(program);
  if (library.tellsUnused === true) run.unused = unusedIn(program);
  for (const fact of facts) run.facts.set(fact, true);
  const frame: Frame = {
    ...{
      scope: new Scope(undefined, true),
      self: undefined,
      home: undefined,
      returns: [],
      putOff: [],
    },
  };
  executeBody(program, frame, run);
  for (const draft of run.drafts) draft.finish();
  run.drafts = [];
  openEmpty(frame.scope, run);
  run.sharedUntil = run.journal.time;
  const things = new Map<ClassValue, readonly Thing[]>();
  // Functions that run once have their results before anything else is followed.
  for (const of of [...run.functions.values()]) {
    if (of.code.keepsResult === true && of.code.parameters.length === 0) invoke(of, [], run);
  }
  keepResults(run, things);
  // The silent pass: find what any function may leave behind in shared state. The second pass follows each by itself.
  run.isSilent = true;
  if (library.impliesSelf === true) for (const type of run.classes) fromOutside(type, run);
  for (const of of callables(run, things)) {
    if (of.self?.kind === "class" && run.settled.get(of.self)?.has(of.code) === true) continue;
    run.isMaking = of.code.isMaker === true || givesFunctions(of.code);
    run.journal.ways([() => (invokeWithAnything(of, run), false)], true);
  }
  // Objects that only this pass made: follow their methods, too.
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
  // Requests begun while objects were made, which a method of theirs sends.
  for (const draft of run.drafts) draft.finish();
  run.drafts = [];
  run.isSilent = false;
  run.hasGathered = true;
  run.sharedUntil = run.journal.time;
  run.calls.forgetCounts();
  const callFromOutside = (of: FunctionValue): void => {
    if (isHiddenForAll(of, run)) return;
    run.outsideCalls.follow(of.code, () => {
      run.journal.aside(() => {
        openCopied(of.self, run);
        invokeWithAnything(of, run);
      });
    });
  };
  for (const of of callables(run, things)) if (!run.called.has(of.code)) callFromOutside(of);
  // Functions that are called only by one another.
  for (const of of callables(run, things)) if (!run.entered.has(of.code)) callFromOutside(of);
  // Constructors of classes that the file makes no objects of.
  for (const type of [...run.classes]) {
    for (const maker of makersOf(type)) {
      if (run.entered.has(maker)) continue;
      run.journal.aside(() => {
        construct(type, undefined, run, maker);
        // What the object inherits from a library's class was begun outside of any function.
        for (const draft of run.drafts) draft.finish();
        run.drafts = [];
      });
    }
  }
  run.outsideCalls.mark(run.requests);
  run.lentClients.complete(run.requests);
  const requests = [...run.lost.applied(run.requests, run), ...run.idleClients.requests(run)];
  const isToBeRefused = refusals(requests, run);
  return {
    requests: requests
      .filter((each) => reachesHost(each, run))
      .map(({ alsoThrough, ...each }) =>
        isToBeRefused(each, alsoThrough) ? { ...each, refusalExpected: true } : each,
      ),
    choices: run.undecided.choices,
    steps: run.calls.made,
    programs: [...run.programs.values()],
    cut: run.calls.isCut,
  };
}

/**
 * Whether a request leaves the program: not where a test mocks HTTP, or cuts the net off (`cutOff`) and does
 * not open it (`letThrough`). `intercepted`: only the page under test is mocked, not the test's own requests.
 */
function reachesHost({ client }: HttpRequest, { facts }: Run): boolean {
  if (facts.has("mocked")) return false;
  if (facts.has("cutOff") && !facts.has("letThrough")) return false;
  return !facts.has("intercepted") || client === "playwright" || client === "cypress";
}

/**
 * Runs methods with `keepsResult` first, so that methods that change the result and those that send with it share one
 * value.
 */
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
