import type { Expression, Statement } from "../program.ts";
import type { ClassCode } from "../declarations.ts";
import type { Run } from "./run.ts";
import { type ClassValue, type FunctionValue, type Value, isNothing, unknown } from "./values.ts";

/** Whether it is a method that gives back nothing, or an object with nothing in it: classes elsewhere do more. */
export function isExtensionPoint({ code, home }: FunctionValue): boolean {
  return isMethodOf(home, code) && code.name !== home?.code.constructorName && isEmpty(code.body);
}

function isMethodOf(home: ClassValue | undefined, code: ClassCode["methods"][number]): boolean {
  return home?.code.methods.includes(code) === true;
}

function isEmpty(body: readonly Statement[]): boolean {
  return body.every((statement) => {
    // What only throws is there to be replaced as well.
    if (statement.kind === "leave" && !statement.returns) return true;
    if (statement.kind === "leave") return statement.value === undefined || gives(statement.value);
    // A comment in the shape of a text, or three dots.
    return statement.kind === "do" && isIdle(statement.value);
  });
}

function gives(value: Expression): boolean {
  if (value.kind === "object") return value.entries.length === 0;
  if (value.kind === "call") return value.args.length === 0 && isEmptyMaker(value);
  return value.kind === "constant" && (value.value === undefined || value.value === null);
}

/** `Map.of()`, `Collections.emptyMap()`, `new HashMap<>()`. */
function isEmptyMaker({ callee, isNew }: Extract<Expression, { kind: "call" }>): boolean {
  if (callee.kind !== "name" && callee.kind !== "member") return false;
  if (isNew) return /(?:Map|List|Headers|Dictionary)$/.test(callee.name);
  return callee.kind === "member" && /^(?:of|empty(?:Map|List)?)$/.test(callee.name);
}

function isIdle(value: Expression): boolean {
  return value.kind === "text" || (value.kind === "other" && value.parts.length === 0);
}

/** What a field holds that a class declares with nothing in it: others may fill it. */
export function fillable(value: Value, run: Run): Value {
  if (isNothing(value)) return unknown;
  if (value.kind === "thing" && value.shape.value.entries.length === 0) run.open(value, 0);
  return value;
}
