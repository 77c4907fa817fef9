import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { FunctionValue } from "../machine/values/values.ts";

/** Classes with methods that wrap a function, with the names of these. */
const wrapping: Readonly<Record<string, RegExp>> = {
  Decorators: /^of[A-Z]/,
  Suppliers: /^memoize/,
};

/**
 * A function that a library wraps so that it is retried, limited or remembered, which runs where the result is called:
 * `Decorators.ofSupplier(find).withRetry(retry).decorate()`, `CircuitBreaker.decorateSupplier(breaker, find)`.
 */
export function decorated(
  { path: name, self, args, at }: Call,
  run: Run,
): FunctionValue | undefined {
  if (self?.kind === "function") return /^(?:with[A-Z]\w*|decorate)$/.test(name) ? self : undefined;
  const object = at.callee.kind === "member" ? at.callee.object : undefined;
  const of =
    object?.kind === "name" && Object.hasOwn(wrapping, object.name)
      ? wrapping[object.name]
      : undefined;
  if (!/^(?:decorate|wrap)(?![a-z])/.test(name) && of?.test(name) !== true) return undefined;
  const given = args.map(({ value }) => value).find((value) => value.kind === "function");
  if (given !== undefined) run.taken.add(given);
  return given;
}
