import type { Span } from "../../../httpRequest.ts";
import type { Argument } from "../../program.ts";
import { declaredType } from "../classes/declaredType.ts";
import { either } from "../values/either.ts";
import { evaluate } from "../evaluate.ts";
import type { Arg } from "../library.ts";
import type { Frame, Run } from "../run.ts";
import { unknown, type List, type Value } from "../values/values.ts";

/** Evaluates the arguments of a call, in order. A spread list becomes one argument per item where these are known. */
export function argsOf(args: readonly Argument[], frame: Frame, run: Run): Arg[] {
  const given: Arg[] = [];
  for (const [index, { value: expression, name, isNames, maySet }] of args.entries()) {
    const span = { start: expression.start, end: expression.end };
    if (expression.kind === "spread") {
      given.push(...spreadWith(evaluate(expression.value, frame, run), span, run));
      continue;
    }
    const value = evaluate(expression, frame, run);
    const isOpen = maySet === true && expression.kind === "name";
    const variable = isOpen ? frame.scope.find(expression.name) : undefined;
    if (name !== undefined) given.push({ value, span, name, ...placeOf(args, index, run) });
    else {
      const type = declaredType(expression, frame, run);
      given.push({
        ...{ value, span },
        ...(isNames === undefined ? {} : { isNames }),
        ...(type === undefined ? {} : { type }),
        ...(variable === undefined ? {} : { variable }),
      });
    }
  }
  return given;
}

function spreadWith(value: Value, span: Span, run: Run): readonly Arg[] {
  if (run.library.hasSlices !== true || value.kind !== "list" || value.isComplete)
    return spreadArgs(value, span);
  const known = value.items.map((item): Arg => ({ value: item, span }));
  return [...known, { value: value.rest ?? unknown, span, isMany: true }];
}

/** A list of arguments; the last one may stand for any number of them. */
export function listFrom(args: readonly Arg[], isComplete: boolean): List {
  const values = args.map(({ value }) => value);
  const last = args.at(-1);
  const isAny = last?.value.kind === "unknown" && last.value.of === undefined;
  if (last?.isMany !== true || isComplete || isAny)
    return { kind: "list", items: values, isComplete };
  return { kind: "list", items: values.slice(0, -1), isComplete, rest: last.value };
}

/** The arguments in a spread value, one by one; ends in an `isMany` argument where there may be more. */
export function spreadArgs(value: Value, span: Span): readonly Arg[] {
  if (value.kind === "list" && value.isComplete) {
    return value.items.map((item) => ({ value: item, span }));
  }
  if (value.kind !== "thing") return [{ value: unknown, span, isMany: true }];
  const { entries, isOpen } = value.shape.value;
  const known = entries.map((entry): Arg => {
    const held = entry.isSure ? entry.value : either(entry.value, unknown);
    const { element } = entry;
    const { text, runs } = entry.name;
    const given = { value: held, span: entry.valueSpan };
    // A spread PHP array passes its numbered items by position.
    if (/^\d+$/.test(text)) return given;
    const nameSpan = runs[0]?.span;
    const isPlaced = nameSpan !== undefined && element !== undefined;
    return { ...given, name: text, ...(isPlaced ? { place: { nameSpan, element } } : {}) };
  });
  return isOpen ? [...known, { value: unknown, span, isMany: true }] : known;
}

/**
 * Arguments go to code that is not followed: it may change the objects, and set the variables that it is given by
 * reference.
 */
export function openArgs(args: readonly Arg[], run: Run): void {
  for (const { value, variable } of args) {
    run.open(value);
    if (variable?.value === value && isPlain(value)) {
      run.journal.set(variable, either(value, unknown));
    }
  }
}

function isPlain({ kind }: Value): boolean {
  return kind === "text" || kind === "constant";
}

function placeOf(args: readonly Argument[], index: number, run: Run): Pick<Arg, "place"> {
  const [before, own, next] = [args[index - 1], args[index], args[index + 1]];
  if (own?.name === undefined || !run.text.startsWith(own.name, own.start)) return {};
  const element = {
    ...{ start: own.start, end: own.end, isFirst: before === undefined },
    ...(before === undefined ? {} : { before: before.end }),
    ...(next === undefined ? {} : { next: next.start }),
  };
  const nameSpan = { start: own.start, end: own.start + own.name.length };
  return { place: { nameSpan, element } };
}
