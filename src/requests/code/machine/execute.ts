import { preparedCall } from "./calls/call.ts";
import { assigned } from "./values/copiedStruct.ts";
import { declare } from "./declare.ts";
import { noteType } from "./classes/declaredType.ts";
import { discard } from "./discard.ts";
import { evaluate } from "./evaluate.ts";
import { hoistClasses } from "./classes/hoistClasses.ts";
import { doubtVariables } from "./doubtVariables.ts";
import { followLoop } from "./followLoop.ts";
import { bring, bringEither } from "./imports.ts";
import { exitThrough, leaveTurn, takingBreaks } from "./leaving.ts";
import { fillingBranch } from "./lazily.ts";
import { classValue } from "./classes/declaredClass.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { Scope } from "./scope.ts";
import { settled } from "./settled.ts";
import { fillsVariable } from "./calls/standIns.ts";
import { callPutOff } from "./calls/putOff.ts";
import { forget, hide } from "./unusedVariables.ts";
import type { FunctionValue } from "./values/values.ts";
import { truthIn } from "./values/truth.ts";

/** Follows statements in order. True where what comes after them is never reached. */
export function execute(statements: readonly Statement[], frame: Frame, run: Run): boolean {
  for (const statement of statements) {
    if (statement.kind === "function") hoist(statement, frame, run);
  }
  const hoistsClasses = run.library.impliesSelf === true;
  if (hoistsClasses) hoistClasses(statements, frame, run);
  for (const statement of statements) {
    if (!run.calls.enter()) return false;
    if (hoistsClasses && statement.kind === "class") {
      run.calls.leave();
      continue;
    }
    const leaves = run.throwing.within(() => follow(statement, frame, run), run);
    run.calls.leave();
    if (leaves) return true;
  }
  return false;
}

function hoist({ code }: Extract<Statement, { kind: "function" }>, frame: Frame, run: Run): void {
  const home = frame.home === undefined ? {} : { home: frame.home };
  const self = code.keepsSelf === true ? frame.self : undefined;
  const value: FunctionValue = { kind: "function", code, scope: frame.scope, self, ...home };
  if (!run.functions.has(code)) run.functions.set(code, value);
  if (code.name === undefined) return;
  declare(
    { kind: "variable", name: code.name, start: code.start, end: code.end },
    value,
    frame,
    run,
  );
}

function follow(statement: Statement, frame: Frame, run: Run): boolean {
  switch (statement.kind) {
    case "do": {
      const before = run.journal.time;
      discard(statement.value, evaluate(statement.value, frame, run), before, frame, run);
      return false;
    }
    case "doubt":
      doubtVariables(frame, statement.isWide === true, run);
      return false;
    case "putOff": {
      const call = preparedCall(statement.call, frame, run);
      frame.putOff.push({ call, isSure: run.journal.isUnbranched });
      return false;
    }
    case "declare": {
      const { value: from } = statement;
      const value = from && assigned(evaluate(from, frame, run), from, run);
      if (value !== undefined || statement.isWide !== true || shadows(statement, frame)) {
        const given = value ?? { kind: "constant", value: undefined };
        declare(statement.target, given, frame, run, statement.isWide);
        noteType(statement, frame, run);
        const unused = run.unused.get(statement.target);
        if (unused !== undefined) {
          forget(given, statement.value ?? statement, unused.isPrinted, run);
          hide(statement.target, given, statement.value ?? statement, frame, run);
        }
      }
      return false;
    }
    case "function":
      return false;
    case "class": {
      const value = classValue(statement.code, frame, run);
      const { name, start, end } = statement.code;
      if (name !== undefined) declare({ kind: "variable", name, start, end }, value, frame, run);
      return false;
    }
    case "import":
      bring(statement, run.library.module(statement.module, statement.member, run), frame, run);
      return false;
    case "block":
      return statement.putsOff === true
        ? puttingOff(statement.body, frame, run)
        : inside(statement.body, frame, run);
    case "branches": {
      const filling = fillingBranch(statement, frame, run);
      if (filling !== undefined) return inside(filling, frame, run);
      const truth = truthOfTest(statement, frame, run);
      if (truth !== undefined) return inside(statement.branches[truth ? 0 : 1] ?? [], frame, run);
      const filled = (body: readonly Statement[]): boolean =>
        settled(() => inside(body, frame, run), frame, run);
      if (fillsVariable(statement, filled, frame, run)) return false;
      const { branches, isComplete, takesBreaks, label } = statement;
      const way = (of: Frame): boolean => follows(branches, !isComplete, of, run);
      return takesBreaks === true
        ? run.journal.body(false, () => takingBreaks(frame, label, way))
        : way(frame);
    }
    case "forked":
      run.journal.forked(
        () => void inside(statement.body, frame, run),
        run.library.outlives?.(run),
      );
      return false;
    case "loop":
      return followLoop(statement, frame, run);
    case "guarded": {
      const isImporting = bringEither(statement, frame, run);
      const done = { returns: false, turns: false };
      const already = frame.returns.length;
      const { lasts = [], leaving } = frame;
      const last = { follow: () => void inside(statement.last, frame, run), leaving };
      const tried = statement.last.length === 0 ? frame : { ...frame, lasts: [...lasts, last] };
      const left = !isImporting && inside(statement.body, { ...tried, done }, run);
      note(done, frame);
      const throws = left && !done.returns && !done.turns;
      const handlers = isImporting
        ? statement.handlers.map((body) => body.filter(({ kind }) => kind !== "import"))
        : statement.handlers;
      const caught = handlers.length === 0 || follows(handlers, !throws, frame, run);
      const given = frame.returns.length - already;
      const ends = inside(statement.last, frame, run);
      // Where the last part leaves itself, what was to be returned before is not.
      if (ends) frame.returns.splice(already, given);
      return ends || (left && caught);
    }
    case "leave": {
      const around = statement.isFromBlock === true ? frame.scope.returned : undefined;
      if (statement.value !== undefined) {
        const value = assigned(evaluate(statement.value, frame, run), statement.value, run);
        if (run.throwing.endsIn(run)) return true;
        if (statement.returns) (around ?? frame).returns.push(value);
      }
      // For the block itself, that is as if it left a turn.
      if (around !== undefined) note({ returns: true, turns: false }, around);
      note(
        {
          returns: statement.returns && around === undefined,
          turns: statement.value === undefined || around !== undefined,
        },
        frame,
      );
      if (statement.returns && run.journal.isUnbranched) callPutOff(frame, run);
      // A throw is not followed to its handler.
      if (statement.isPause === true) run.journal.exit();
      else if (statement.returns) exitThrough(frame, run);
      else if (statement.value === undefined) exitThrough(frame, run, leaveTurn(frame, statement));
      return true;
    }
  }
}

/** How a test ends; undefined where it is not known. */
function truthOfTest(
  { test, branches, ...at }: Extract<Statement, { kind: "branches" }>,
  frame: Frame,
  run: Run,
): boolean | undefined {
  if (test === undefined) return undefined;
  const truth = truthIn(evaluate(test, frame, run), run);
  if (truth !== undefined) return truth;
  const does = [true, false].filter((_, index) => (branches[index] ?? []).length > 0);
  return run.undecided.truthOf(test, at, run.calls.active, { does });
}

type Done = NonNullable<Frame["done"]>;

/** Notes how a frame has left what is followed: where not by a throw. */
function note({ returns, turns }: Done, { done }: { readonly done?: Done }): void {
  if (done === undefined) return;
  done.returns ||= returns;
  done.turns ||= turns && !returns;
}

/** Whether a function declares a variable that hides one of an enclosing function. */
function shadows({ target }: Extract<Statement, { kind: "declare" }>, { scope }: Frame): boolean {
  if (target.kind !== "variable" || scope.wide.own(target.name) !== undefined) return false;
  return scope.find(target.name) !== undefined;
}

function inside(body: readonly Statement[], frame: Frame, run: Run): boolean {
  return execute(body, { ...frame, scope: new Scope(frame.scope, false) }, run);
}

/** Follows a block and then the calls that are put off in it; where it returns, the function ends with these. */
function puttingOff(body: readonly Statement[], frame: Frame, run: Run): boolean {
  const own: Frame = { ...frame, putOff: [] };
  const leaves = inside(body, own, run);
  if (leaves) frame.putOff.push(...own.putOff);
  else for (const { call } of own.putOff.toReversed()) call();
  return leaves;
}

function follows(
  branches: readonly (readonly Statement[])[],
  mayTakeNone: boolean,
  frame: Frame,
  run: Run,
): boolean {
  const ways = branches.map((body) => () => settled(() => inside(body, frame, run), frame, run));
  return run.journal.ways(ways, mayTakeNone);
}
