import type { Expression, Statement } from "../program.ts";
import type { ClassCode, FunctionCode } from "../declarations.ts";
import type { Arg } from "./library.ts";
import type { Run } from "./run.ts";
import { type ClassValue, type FunctionValue, type Value, isNothing, unknown } from "./values.ts";

/**
 * Whether it is a method that gives back nothing, an object with nothing in it, or what it is given: classes elsewhere
 * do more.
 */
export function isExtensionPoint({ code, home }: FunctionValue): boolean {
  if (!isMethodOf(home, code) || code.name === home?.code.constructorName) return false;
  return doesNothing(code);
}

/** Whether what runs is up to a class elsewhere: of an abstract one there are no objects but those of such classes. */
export function isOpenToOthers({ code, self }: FunctionValue): boolean {
  return (
    code.isOverridable === true && self?.kind === "thing" && self.type?.code.isAbstract === true
  );
}

/** Whether a field of an object holds a function that does nothing: who uses the object puts another in its place. */
export function isReplaceable({ code, home }: FunctionValue, self: Value | undefined): boolean {
  const isOfClass = self?.kind === "class" || (self?.kind === "thing" && self.type !== undefined);
  return isOfClass && !isMethodOf(home, code) && doesNothing(code);
}

function doesNothing(code: FunctionCode): boolean {
  return isEmpty(code.body) || handsOn(code) || (code.isOverridable === true && onlyAnswers(code));
}

/** `{ return false; }`. */
function onlyAnswers({ body }: FunctionCode): boolean {
  const [only, ...more] = body;
  if (only?.kind !== "leave" || !only.returns || more.length > 0) return false;
  return only.value?.kind === "constant" && typeof only.value.value === "boolean";
}

/** What a call of such a method gives back: what it is given where it hands that on, with whatever others add. */
export function fromExtensions(
  { code, home, self }: FunctionValue,
  args: readonly Arg[],
  run: Run,
): Value {
  for (const { value } of args) run.open(value);
  const isForAll = code.body.some(throws) || home?.code.isAbstract === true;
  if (args.length === 0 && isForAll && self?.kind === "thing") run.open(self);
  return handsOn(code) ? (args[0]?.value ?? unknown) : unknown;
}

/** `prepare(request) { return request; }`. */
function handsOn({ body, parameters, takesSelf }: FunctionCode): boolean {
  const [only, ...more] = body;
  const first = parameters[takesSelf === true ? 1 : 0]?.pattern;
  if (only?.kind !== "leave" || !only.returns || more.length > 0) return false;
  return (
    only.value?.kind === "name" && first?.kind === "variable" && first.name === only.value.name
  );
}

function isMethodOf(home: ClassValue | undefined, code: ClassCode["methods"][number]): boolean {
  return home?.code.methods.includes(code) === true;
}

function isEmpty(body: readonly Statement[]): boolean {
  return body.every((statement) => {
    // What only throws is there to be replaced as well.
    if (throws(statement)) return true;
    if (statement.kind === "leave") return statement.value === undefined || gives(statement.value);
    // A comment in the shape of a text, or three dots.
    return statement.kind === "do" && isIdle(statement.value);
  });
}

function throws(statement: Statement): boolean {
  return statement.kind === "leave" && !statement.returns;
}

function gives(value: Expression): boolean {
  if (value.kind === "object") return value.entries.length === 0;
  if (value.kind === "call") {
    return (value.args.length === 0 && isEmptyMaker(value)) || isDone(value);
  }
  if (value.kind === "member") return value.name === "CompletedTask";
  return value.kind === "constant" && (value.value === undefined || value.value === null);
}

/** `Map.of()`, `Collections.emptyMap()`, `new HashMap<>()`. */
function isEmptyMaker({ callee, isNew }: Extract<Expression, { kind: "call" }>): boolean {
  if (callee.kind !== "name" && callee.kind !== "member") return false;
  if (isNew) return /(?:Map|List|Headers|Dictionary)$/.test(callee.name);
  return callee.kind === "member" && /^(?:of|empty(?:Map|List)?|Empty)$/.test(callee.name);
}

/** `CompletableFuture.completedFuture(null)`, `Task.FromResult(0)`: it is over, and nothing has been done. */
function isDone({ callee, args }: Extract<Expression, { kind: "call" }>): boolean {
  if (callee.kind !== "member" || !/^(?:completedFuture|FromResult)$/.test(callee.name))
    return false;
  return args.length === 1 && args.every(({ value }) => value.kind === "constant");
}

function isIdle(value: Expression): boolean {
  if (value.kind === "member") return value.name === "CompletedTask";
  return value.kind === "text" || (value.kind === "other" && value.parts.length === 0);
}

/** What a field holds that a class declares with nothing in it: others may fill it. */
export function fillable(value: Value, run: Run): Value {
  if (isNothing(value)) return unknown;
  // A function that does nothing is there for others to give theirs.
  if (value.kind === "function" && (isEmpty(value.code.body) || handsOn(value.code)))
    return unknown;
  if (value.kind === "thing" && value.shape.value.entries.length === 0) run.open(value, 0);
  return value;
}
