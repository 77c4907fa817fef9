import type { Expression } from "../program.ts";
import type { Run } from "./run.ts";
import type { Value } from "./values/values.ts";

/** The longest expression that is looked at. */
const longest = 80;

/** A constant at the end of an expression: `process.env.TOKEN`, `os.environ["TOKEN"]`, `getenv("TOKEN")`. */
const constant = /\b[A-Z][A-Z0-9_]{2,}["'\])}]{0,3}$/;

/** A value of which nothing is known, with the constant or setting that it was read from, if it was. */
export function namedOutside(value: Value, expression: Expression, run: Run): Value {
  if (value.kind !== "unknown" || value.of !== undefined || value.from !== undefined) return value;
  const { kind, start, end } = expression;
  if ((kind !== "index" && kind !== "call" && kind !== "member") || end - start > longest)
    return value;
  const source = run.source(expression);
  return constant.test(source) ? { ...value, from: source } : value;
}
