import { isPart } from "../../lost/programPart.ts";
import type { FunctionCode } from "../../declarations.ts";
import type { Expression, Statement } from "../../program.ts";

const known = new WeakMap<FunctionCode, boolean>();

/**
 * Whether a function with a name does nothing but give one of the values written in it, such as the host of a region.
 */
export function onlyChooses(code: FunctionCode): boolean {
  const isChoice = (each: Statement): boolean => choosesIn(each, code);
  // Callbacks are given items and numbers that are not all known.
  const isNamed = code.name !== undefined && code.body.length > 0;
  const found = known.get(code) ?? (isNamed && code.body.every(isChoice));
  known.set(code, found);
  return found;
}

function choosesIn(statement: Statement, of: FunctionCode): boolean {
  if (statement.kind === "leave") return !statement.returns || !hasCall(statement.value);
  if (statement.kind === "declare") return !hasCall(statement.value);
  if (statement.kind === "do") return isAskedOfGiven(statement.value, of);
  if (statement.kind !== "branches") return false;
  return statement.branches.every((branch) => branch.every((each) => choosesIn(each, of)));
}

/** Whether it is what a `switch` is about, `region.toLowerCase()`, which a parameter is asked for. */
function isAskedOfGiven(value: Expression, { parameters }: FunctionCode): boolean {
  const object =
    value.kind === "call" && value.callee.kind === "member" ? value.callee.object : undefined;
  return parameters.some(({ pattern }) => {
    return object?.kind === "name" && pattern.kind === "variable" && pattern.name === object.name;
  });
}

/** Whether something is called, or a function made, in an expression. */
function hasCall(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasCall);
  if (!isPart(node) || node.kind === "text") return false;
  if (node.kind === "call" || node.kind === "function" || node.kind === "class") return true;
  return Object.values(node).some(hasCall);
}
