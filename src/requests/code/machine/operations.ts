import type { Expression } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { asText, compared } from "./values/texts.ts";
import { type Value, entryOf, isNothing, joined, nothing, unknown } from "./values/values.ts";
import { truthIn } from "./values/truth.ts";
import { asValue } from "./values/truthOf.ts";
import { either, unlessGiven } from "./values/either.ts";
import { isComplete, standIn } from "./calls/standIns.ts";
import { evaluate } from "./evaluate.ts";

/** The value of a missing member: nothing, but unknown on `this`, which a framework or subclass may give more. */
export function lacking(object: Expression): Value {
  return object.kind === "name" && object.name === "this" ? unknown : nothing;
}

/** Follows each alternative from the same state and joins their values. */
export function chosen(ways: readonly Expression[], frame: Frame, run: Run): Value {
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

/** `&&`, `||`, `??`: the second side is evaluated only where the first does not decide. */
export function logical(
  { operator, left, right }: Extract<Expression, { kind: "logical" }>,
  frame: Frame,
  run: Run,
): Value {
  const first = evaluate(left, frame, run);
  const isKnown = first.kind !== "unknown" && !(first.kind === "text" && !first.isSure);
  const decided =
    operator === "nullish" ? (isKnown ? !isNothing(first) : undefined) : truthIn(first, run);
  const assumed =
    operator === "and" && decided === undefined
      ? run.undecided.truthOf(left, left, run.calls.active, { does: [true] })
      : undefined;
  if (assumed !== undefined) return assumed ? evaluate(right, frame, run) : asValue(false);
  if (operator !== "and" && decided !== false && isLent(first)) {
    // `given ?? makeDefault()` shows that the author expects `given` may be missing.
    let own: Value = unknown;
    run.journal.ways([() => ((own = evaluate(right, frame, run)), false)], true);
    return isComplete(own) ? either(first, own) : first;
  }
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
  const own = operator !== "and" && first.kind === "unknown" ? standIn(second, run) : undefined;
  if (own !== undefined) return own;
  // With `and`, the first side decides only if it is false; a second side that is false makes all of it so.
  if (operator === "and") return truthIn(second, run) === false ? second : either(nothing, second);
  return first.kind === "unknown" ? unlessGiven(first, second) : either(first, second);
}

/** Whether it is a library object from outside the file, of which settings are not visible. */
function isLent(value: Value): boolean {
  if (value.kind !== "native" || value.state === undefined) return false;
  return value.state.shape.value.isOpen || entryOf(value.state, "outside") !== undefined;
}

/** The result of `==`. */
export function sameness(left: Value, right: Value, { library }: Run): Value {
  if (left.kind !== "native" || right.kind !== "native") return compared(left, right);
  return asValue(library.same?.(left, right));
}

/** The result of `+` or `+=`: a text where either side is one, else two lists or two numbers added. */
export function sum(
  left: Value,
  right: Value,
  at: Extract<Expression, { kind: "plus" }>,
  run: Run,
): Value {
  if (left.kind === "list" && right.kind === "list") {
    const isComplete = left.isComplete && right.isComplete;
    return { kind: "list", items: [...left.items, ...right.items], isComplete };
  }
  if (left.kind === "list" && right.kind === "unknown" && run.library.addsLists === true)
    return { kind: "list", items: left.items, isComplete: false };
  const [first, second] = [numberIn(left), numberIn(right)];
  if (first !== undefined && second !== undefined)
    return { kind: "constant", value: first + second };
  const isText = [left, right].some(({ kind }) => kind === "text");
  if (!isText && left.kind !== "native") return unknown;
  return joined([asText(left, at.left, run), asText(right, at.right, run)]);
}

function numberIn(value: Value): number | undefined {
  return value.kind === "constant" && typeof value.value === "number" ? value.value : undefined;
}
