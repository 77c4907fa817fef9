import type { Span } from "../../httpRequest.ts";
import type { Argument } from "../program.ts";
import { declaredType } from "./declaredType.ts";
import { either } from "./either.ts";
import { evaluate } from "./evaluate.ts";
import type { Arg } from "./library.ts";
import type { Frame, Run } from "./run.ts";
import { unknown, type Value } from "./values.ts";

/** What a call is given, in the order in which it is written; what is spread is given one by one where it is known. */
export function argsOf(args: readonly Argument[], frame: Frame, run: Run): Arg[] {
  const given: Arg[] = [];
  for (const [index, { value: expression, name, isNames, maySet }] of args.entries()) {
    const span = { start: expression.start, end: expression.end };
    if (expression.kind === "spread") {
      given.push(...spreadArgs(evaluate(expression.value, frame, run), span));
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

/** The arguments that are spread, or that an array holds: any number where these are not known. */
export function spreadArgs(value: Value, span: Span): readonly Arg[] {
  if (value.kind === "list" && value.isComplete) {
    return value.items.map((item) => ({ value: item, span }));
  }
  if (value.kind !== "thing") return [{ value: unknown, span, isMany: true }];
  const { entries, isOpen } = value.shape.value;
  const known = entries.map((entry): Arg => {
    const held = entry.isSure ? entry.value : either(entry.value, unknown);
    const { text } = entry.name;
    const given = { value: held, span: entry.valueSpan };
    // An item of an array of PHP is given in its place.
    return /^\d+$/.test(text) ? given : { ...given, name: text };
  });
  return isOpen ? [...known, { value: unknown, span, isMany: true }] : known;
}

/** What is called is not known: it may have changed what it was given, and set the variables. */
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
