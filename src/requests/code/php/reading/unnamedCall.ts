import type { Span } from "../../../httpRequest.ts";
import type { Argument, CallExpression, Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";

/** A call of a made-up function, see `unnamed.ts`. */
export function calledFor(name: string, node: Span, values: readonly Expression[]): CallExpression {
  const at = spanOf(node);
  const callee = { kind: "name", start: at.start, end: at.start, name } as const;
  const args = values.map((value): Argument => ({ start: value.start, end: value.end, value }));
  return { kind: "call", ...at, callee, args, isNew: false, inside: at };
}
