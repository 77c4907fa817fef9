import type { Span } from "../httpRequest.ts";
import type { Expression } from "./program.ts";

/** Whether a text or list has items, or (without `isFilled`) has none. */
export interface Sized {
  readonly kind: "sized";
  readonly value: Expression;
  readonly isFilled: boolean;
  /** It is asked for its own size (`x?.length`), so that where there is nothing, neither is true. */
  readonly isMember: boolean;
}

/** A comparison of a size with zero, `len(x) > 0` or `x.length === 0`; undefined for other comparisons. */
export function sizeTest(
  operator: string,
  left: Expression,
  right: Expression,
  at: Span,
): Expression | undefined {
  const sized = sizedBy(left);
  if (sized === undefined || right.kind !== "constant") return undefined;
  const asked = (isFilled: boolean): Expression => ({ kind: "sized", ...at, ...sized, isFilled });
  const compared = `${operator} ${String(right.value)}`;
  if (/^(?:> 0|>= 1)$/.test(compared)) return asked(true);
  if (/^(?:===? 0|< 1|<= 0)$/.test(compared)) return asked(false);
  return /^!==? 0$/.test(compared) ? { kind: "not", ...at, value: asked(false) } : undefined;
}

/** A test as it is asked where a size of zero counts as false, `if (items.length)`. */
export function asTest(test: Expression): Expression {
  if (test.kind === "not") return { ...test, value: asTest(test.value) };
  if (test.kind === "logical")
    return { ...test, left: asTest(test.left), right: asTest(test.right) };
  if (test.kind !== "member" || test.name !== "length") return test;
  const { start, end, object } = test;
  return { kind: "sized", start, end, value: object, isFilled: true, isMember: true };
}

/** What an expression gives the size of. */
function sizedBy(
  of: Expression,
): { readonly value: Expression; readonly isMember: boolean } | undefined {
  const [callee, args] = of.kind === "call" ? [of.callee, of.args] : [of, []];
  const [first, ...more] = args;
  if (callee.kind === "name") {
    const isSize = callee.name === "len" && first?.value.kind !== "spread" && more.length === 0;
    return isSize && first !== undefined ? { value: first.value, isMember: false } : undefined;
  }
  const isSize = callee.kind === "member" && /^(?:length|size|count)$/i.test(callee.name);
  return isSize && first === undefined ? { value: callee.object, isMember: true } : undefined;
}
