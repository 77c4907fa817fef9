import { assign } from "./assign.ts";
import { assigned } from "./values/copiedStruct.ts";
import { callOf } from "./calls/call.ts";
import { invoke } from "./calls/invoke.ts";
import { itemMethodOf, itemOf } from "./values/items.ts";
import { impliedOf } from "./classes/implied.ts";
import { memberOf } from "./classes/members.ts";
import { classValue } from "./classes/declaredClass.ts";
import { changeList } from "./values/growing.ts";
import { listOf, objectOf, putAnywhere } from "./values/objects.ts";
import type { Pattern } from "../pattern.ts";
import type { Expression } from "../program.ts";
import { spanOf } from "../reading.ts";
import type { Frame, Run } from "./run.ts";
import { waysOf } from "./values/ways.ts";
import { textOfObject } from "./values/textOfObject.ts";
import { asText, hasItems, nameIn } from "./values/texts.ts";
import { type Value, isNothing, joined, textOf, unknown } from "./values/values.ts";
import { truthIn } from "./values/truth.ts";
import { asValue } from "./values/truthOf.ts";
import { namedOutside } from "./namedOutside.ts";
import { nameOf } from "./nameOf.ts";
import { chosen, lacking, logical, sameness, sum } from "./operations.ts";

/** Evaluates an expression, with all its effects. */
export function evaluate(expression: Expression, frame: Frame, run: Run): Value {
  if (!run.calls.enter()) return unknown;
  const value = valueOf(expression, frame, run);
  run.calls.leave();
  const answer = expression.isAwaited === true ? run.library.awaited?.(value, run) : undefined;
  return answer ?? namedOutside(value, expression, run);
}

function valueOf(expression: Expression, frame: Frame, run: Run): Value {
  switch (expression.kind) {
    case "text":
      return textOf(expression.written);
    case "constant":
      return { kind: "constant", value: expression.value };
    case "join":
      return joined(
        expression.parts.map((part) => {
          const value = evaluate(part, frame, run);
          return asText(textOfObject(value, run) ?? value, part, run);
        }),
      );
    case "plus":
      return sum(
        evaluate(expression.left, frame, run),
        evaluate(expression.right, frame, run),
        expression,
        run,
      );
    case "name":
      return nameOf(expression.name, frame, run);
    case "member": {
      const object = evaluate(expression.object, frame, run);
      if (object.kind === "native" && !/\.(?:interceptors|defaults)\b/.test(object.path))
        run.idleClients.touched(object.state, expression.name);
      const method = run.library.methodAsValue?.(object, expression.name, run);
      return method ?? memberOf(object, expression.name, run) ?? lacking(expression.object);
    }
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
    case "list": {
      const list = listOf(expression.items, frame, run);
      return expression.isCopied === true && list.kind === "list"
        ? { ...list, isCopied: true }
        : list;
    }
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
      const value = assigned(evaluate(expression.value, frame, run), expression.value, run);
      assign(expression.target, value, expression, frame, run);
      // Another instance of the class may be there already, with changes that others made to it.
      const mayBeOther = expression.ifMissing === true && value.kind === "thing" && value.type;
      return mayBeOther ? heldBy(expression.target, frame, run) : value;
    }
    case "delete":
      remove(expression.target, frame, run);
      return unknown;
    case "not": {
      const truth = truthIn(evaluate(expression.value, frame, run), run);
      return truth === undefined ? unknown : { kind: "constant", value: !truth };
    }
    case "sized": {
      const value = evaluate(expression.value, frame, run);
      const isFilled = hasItems(value);
      if (isNothing(value) && expression.isMember) return asValue(false);
      return asValue(isFilled === undefined ? undefined : isFilled === expression.isFilled);
    }
    case "same":
      return sameness(
        evaluate(expression.left, frame, run),
        evaluate(expression.right, frame, run),
        run,
      );
    case "choose": {
      const sides = [expression.then, expression.otherwise];
      const isOfObjects = sides.every(({ kind }) => kind === "name" || kind === "member");
      const truth =
        truthIn(evaluate(expression.test, frame, run), run) ??
        run.undecided.truthOf(expression.test, expression, run.calls.active, { isOfObjects });
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

/** The current value of an assignment's target. */
function heldBy(target: Pattern, frame: Frame, run: Run): Value {
  if (target.kind === "place") return evaluate(target.place, frame, run);
  if (target.kind !== "variable") return unknown;
  return frame.scope.find(target.name)?.value ?? impliedOf(target.name, frame, run) ?? unknown;
}

function remove(target: Expression, frame: Frame, run: Run): void {
  if (target.kind !== "member" && target.kind !== "index") return;
  for (const object of waysOf(evaluate(target.object, frame, run))) {
    removeFrom(object, target, frame, run);
  }
}

function removeFrom(
  object: Value,
  target: Extract<Expression, { kind: "member" | "index" }>,
  frame: Frame,
  run: Run,
): void {
  if (object.kind === "unknown") run.open(object);
  if (object.kind === "list") changeList(object, undefined, run);
  const thing = object.kind === "native" ? object.state : object;
  if (thing?.kind !== "thing" || run.frozen.has(thing.shape)) return;
  const key = target.kind === "index" ? evaluate(target.key, frame, run) : undefined;
  const remover = key && itemMethodOf(object, run.library.removesItems);
  if (key !== undefined && remover !== undefined) {
    invoke(remover, [{ value: key, span: spanOf(target) }], run);
    return;
  }
  const name = target.kind === "member" ? target.name : nameIn(key ?? unknown)?.text;
  if (name === undefined) putAnywhere(thing, run);
  else if (object.kind !== "native" || run.library.remove?.(object, name, target, run) !== true) {
    run.take(thing, name);
  }
}
