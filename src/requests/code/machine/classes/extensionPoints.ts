import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import type { Arg } from "../library.ts";
import type { Run } from "../run.ts";
import {
  type ClassValue,
  type FunctionValue,
  type Value,
  isNothing,
  unknown,
} from "../values/values.ts";

/**
 * Whether a method does nothing: it returns nothing, an empty object or its own argument. Such a hook is there for
 * subclasses outside the file to override.
 */
export function isExtensionPoint({ code, home }: FunctionValue): boolean {
  if (!isMethodOf(home, code) || code.name === home?.code.constructorName) return false;
  return doesNothing(code);
}

/**
 * Whether a subclass outside the file decides what runs: the method is overridable, and the object's class abstract.
 */
export function isOpenToOthers({ code, self }: FunctionValue): boolean {
  return (
    code.isOverridable === true && self?.kind === "thing" && self.type?.code.isAbstract === true
  );
}

/** Whether a field holds a function that does nothing, which users of the object replace with their own. */
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

/**
 * The result of calling a hook: its first argument where the hook returns that, in both cases with unknown additions.
 */
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
    // A method that only throws is there to be overridden as well.
    if (throws(statement)) return true;
    if (statement.kind === "leave") return statement.value === undefined || gives(statement.value);
    // A docstring, or `...`.
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

/** `CompletableFuture.completedFuture(null)`, `Task.FromResult(0)`: a finished task without a result. */
function isDone({ callee, args }: Extract<Expression, { kind: "call" }>): boolean {
  if (callee.kind !== "member" || !/^(?:completedFuture|FromResult)$/.test(callee.name))
    return false;
  return args.length === 1 && args.every(({ value }) => value.kind === "constant");
}

function isIdle(value: Expression): boolean {
  if (value.kind === "member") return value.name === "CompletedTask";
  return value.kind === "text" || (value.kind === "other" && value.parts.length === 0);
}

/**
 * The initial value of a field: unknown where the class declares it empty, since code outside the file may fill it.
 */
export function fillable(value: Value, run: Run): Value {
  if (isNothing(value)) return unknown;
  // A callback that does nothing is a default for others to replace.
  if (value.kind === "function" && (isEmpty(value.code.body) || handsOn(value.code)))
    return unknown;
  if (value.kind === "thing" && value.shape.value.entries.length === 0) run.open(value, 0);
  return value;
}
