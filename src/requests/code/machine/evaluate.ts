import type { Span } from "../../httpRequest.ts";
import { assign } from "./assign.ts";
import { callOf } from "./call.ts";
import { impliedOf, innerClass } from "./implied.ts";
import { classValue, memberOf, partOfLibrary } from "./members.ts";
import { listOf, objectOf } from "./objects.ts";
import { current } from "./growing.ts";
import type { Expression, Pattern } from "../program.ts";
import { spanOf } from "../reading.ts";
import type { Frame, Run } from "./run.ts";
import { asText, compared, nameIn } from "./texts.ts";
import {
  type Value,
  entryOf,
  isNothing,
  joined,
  nothing,
  textOf,
  truthOf,
  unknown,
} from "./values.ts";
import { anyOf, either } from "./either.ts";

/** What an expression is, and what evaluating it does. */
export function evaluate(expression: Expression, frame: Frame, run: Run): Value {
  if (!run.enter()) return unknown;
  const value = valueOf(expression, frame, run);
  run.leave();
  const answer = expression.isAwaited === true ? run.library.awaited?.(value, run) : undefined;
  return answer ?? value;
}

function valueOf(expression: Expression, frame: Frame, run: Run): Value {
  switch (expression.kind) {
    case "text":
      return textOf(expression.written);
    case "constant":
      return { kind: "constant", value: expression.value };
    case "join":
      return joined(expression.parts.map((part) => asText(evaluate(part, frame, run), part, run)));
    case "plus":
      return sum(
        evaluate(expression.left, frame, run),
        evaluate(expression.right, frame, run),
        expression,
        run,
      );
    case "name":
      return nameOf(expression.name, frame, run);
    case "member":
      return (
        memberOf(evaluate(expression.object, frame, run), expression.name, run) ??
        lacking(expression.object)
      );
    case "index":
      return itemOf(
        evaluate(expression.object, frame, run),
        evaluate(expression.key, frame, run),
        spanOf(expression.key),
        run,
      );
    case "call":
      return callOf(expression, frame, run);
    case "object":
      return objectOf(expression, frame, run);
    case "list":
      return listOf(expression.items, frame, run);
    case "spread":
      evaluate(expression.value, frame, run);
      return unknown;
    case "function": {
      const self = expression.code.keepsSelf === true ? frame.self : undefined;
      const home = frame.home === undefined ? {} : { home: frame.home };
      const made = {
        kind: "function",
        code: expression.code,
        scope: frame.scope,
        self,
        ...home,
      } as const;
      if (!run.functions.has(expression.code)) run.functions.set(expression.code, made);
      return made;
    }
    case "class":
      return classValue(expression.code, frame, run);
    case "assign": {
      const there = expression.ifMissing === true ? heldBy(expression.target, frame, run) : unknown;
      if (there.kind !== "unknown" && !isNothing(there)) return there;
      const value = evaluate(expression.value, frame, run);
      assign(expression.target, value, expression, frame, run);
      return value;
    }
    case "delete":
      remove(expression.target, frame, run);
      return unknown;
    case "not": {
      const truth = truthOf(evaluate(expression.value, frame, run));
      return truth === undefined ? unknown : { kind: "constant", value: !truth };
    }
    case "same":
      return compared(
        evaluate(expression.left, frame, run),
        evaluate(expression.right, frame, run),
      );
    case "choose": {
      const truth = truthOf(evaluate(expression.test, frame, run));
      if (truth !== undefined)
        return evaluate(truth ? expression.then : expression.otherwise, frame, run);
      return chosen([expression.then, expression.otherwise], frame, run);
    }
    case "logical":
      return logical(expression, frame, run);
    case "other":
      for (const part of expression.parts) evaluate(part, frame, run);
      return unknown;
  }
}

/** What is there already where something is given a value. */
function heldBy(target: Pattern, frame: Frame, run: Run): Value {
  if (target.kind === "place") return evaluate(target.place, frame, run);
  return target.kind === "variable" ? (frame.scope.find(target.name)?.value ?? unknown) : unknown;
}

function nameOf(name: string, frame: Frame, run: Run): Value {
  if (name === "this") return frame.self ?? unknown;
  if (name === "super") {
    const { self, home } = frame;
    const base = home?.base;
    if (self?.kind === "class") return base?.kind === "class" ? base : unknown;
    if (self?.kind !== "thing") return unknown;
    if (base?.kind === "native") return partOfLibrary(self) ?? unknown;
    const { actual = self.type } = self;
    return base?.kind === "class" ? { ...self, type: base, ...(actual && { actual }) } : unknown;
  }
  const cell = frame.scope.find(name);
  if (cell !== undefined) {
    const { active, setters, declared } = run;
    if (cell.value.kind === "class") return innerClass(name, frame, run) ?? cell.value;
    // Another function may have set it before this one is called.
    const isElsewhere = active !== undefined && setters.get(name)?.has(active) === false;
    return isElsewhere && declared.get(cell) === cell.value ? unknown : current(cell.value);
  }
  const implied = run.library.impliesSelf === true ? impliedOf(name, frame, run) : undefined;
  return (
    implied ?? inheritedName(frame.home?.base, name) ?? run.library.global(name, run) ?? unknown
  );
}

/** What the body of a class declares is seen in those that extend it. */
function inheritedName(base: Value | undefined, name: string): Value | undefined {
  if (base?.kind !== "class") return undefined;
  const own = base.code.body === undefined ? undefined : base.scope.own(name)?.value;
  return own ?? inheritedName(base.base, name);
}

/** What an object lacks is not there, unless frameworks and other modules may give it more. */
function lacking(object: Expression): Value {
  return object.kind === "name" && object.name === "this" ? unknown : nothing;
}

/** Each is followed for itself; the value is what they have in common. */
function chosen(ways: readonly Expression[], frame: Frame, run: Run): Value {
  const values: Value[] = [];
  run.journal.ways(
    ways.map((way) => () => {
      values.push(evaluate(way, frame, run));
      return false;
    }),
    false,
  );
  return values.reduce(either);
}

function logical(
  { operator, left, right }: Extract<Expression, { kind: "logical" }>,
  frame: Frame,
  run: Run,
): Value {
  const first = evaluate(left, frame, run);
  const isKnown = first.kind !== "unknown" && !(first.kind === "text" && !first.isSure);
  const decided =
    operator === "nullish" ? (isKnown ? !isNothing(first) : undefined) : truthOf(first);
  if (decided !== undefined) {
    return decided === (operator !== "and") ? first : evaluate(right, frame, run);
  }
  let second: Value = unknown;
  run.journal.ways([() => ((second = evaluate(right, frame, run)), false)], true);
  const stand =
    operator !== "and" && first.kind === "unknown" && second.kind === "native"
      ? run.library.maybe?.(second, run)
      : undefined;
  if (stand !== undefined) return stand;
  // A client of one's own that is there where none is given: another may do other things.
  if (operator !== "and" && first.kind === "unknown" && second.kind === "native" && second.state) {
    run.open(second, 0);
    return second;
  }
  // What decides against the second is something false.
  return either(operator === "and" ? nothing : first, second);
}

function sum(
  left: Value,
  right: Value,
  at: Extract<Expression, { kind: "plus" }>,
  run: Run,
): Value {
  if (left.kind === "list" && right.kind === "list") {
    const isComplete = left.isComplete && right.isComplete;
    return { kind: "list", items: [...left.items, ...right.items], isComplete };
  }
  const isText = [left, right].some(({ kind }) => kind === "text");
  if (!isText && left.kind !== "native") return unknown;
  return joined([asText(left, at.left, run), asText(right, at.right, run)]);
}

function itemOf(object: Value, key: Value, at: Span, run: Run): Value {
  if (object.kind === "native") {
    const item = run.library.item?.(object, { value: key, span: at }, run);
    if (item !== undefined) return item;
  }
  if (key.kind === "text" && key.isSure && !key.written.runs.some(({ variable }) => variable)) {
    if (object.kind === "thing" && entryOf(object, key.written.text) === undefined) {
      const isElsewhere = object.shape.value.isOpen || run.library.demandsItems === true;
      return isElsewhere ? unknown : nothing;
    }
    return memberOf(object, key.written.text, run) ?? unknown;
  }
  if (object.kind === "list" && key.kind === "constant" && typeof key.value === "number") {
    return object.items[key.value] ?? unknown;
  }
  if (object.kind !== "thing") return unknown;
  const name = object.shape.value.isOpen ? undefined : nameIn(key)?.text;
  if (name !== undefined && entryOf(object, name) !== undefined) {
    return memberOf(object, name, run) ?? unknown;
  }
  return anyOf(object);
}

function remove(target: Expression, frame: Frame, run: Run): void {
  if (target.kind !== "member" && target.kind !== "index") return;
  const object = evaluate(target.object, frame, run);
  const thing = object.kind === "native" ? object.state : object;
  if (thing?.kind !== "thing") return;
  const name =
    target.kind === "member" ? target.name : nameIn(evaluate(target.key, frame, run))?.text;
  if (name === undefined) run.open(thing, 0);
  else if (object.kind !== "native" || run.library.remove?.(object, name, target, run) !== true) {
    run.take(thing, name);
  }
}
