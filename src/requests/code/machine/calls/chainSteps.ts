import type { FunctionCode } from "../../declarations.ts";
import { isPart, type Part } from "../../lost/programPart.ts";
import type { Expression } from "../../program.ts";
import { evaluate } from "../evaluate.ts";
import type { Frame, Run } from "../run.ts";
import type { Arg } from "../library.ts";
import type { Scope } from "../scope.ts";
import type { FunctionValue, Value } from "../values/values.ts";

/** What decides whether a function is one step of a middleware chain. */
interface Step {
  /** All names that it mentions, possibly its own. */
  readonly names: ReadonlySet<string>;
  /** The arguments that it passes to a handler picked from a list. */
  readonly handedOn: readonly Expression[];
  /** Where it picks from a list by number. */
  readonly picks: readonly Pick[];
  /** Something else than whether there is a handler decides what it does. */
  readonly decidesOtherwise: boolean;
}

interface Pick {
  readonly list: Expression;
  readonly number: Expression;
}

const steps = new WeakMap<FunctionCode, Step>();

/**
 * Handles middleware chains that call themselves for the next handler:
 * `const run = (i) => handlers[i](request, () => run(i + 1))`. Where the number or the handlers are not known, not all
 * of these are followed, so that what they were passed may have been changed by any number of others. `turn`: see
 * `turnOf`; undefined where the next turn is not followed.
 */
export function openChained(
  of: FunctionValue,
  turn: string | undefined,
  frame: Frame,
  run: Run,
): void {
  const { handedOn, picks, decidesOtherwise } = stepOf(of.code);
  if (handedOn.length === 0 || !callsItself(of, frame.scope)) return;
  const isFollowed = turn !== undefined && picks.length > 0 && !decidesOtherwise;
  if (isFollowed && picks.every((pick) => isKnown(pick, frame, run))) return;
  for (const each of handedOn) run.open(evaluate(each, frame, run));
}

/** Which turn of such a chain a call is, where it is passed numbers that tell; undefined for other functions. */
export function turnOf(of: FunctionValue, args: readonly Arg[]): string | undefined {
  if (stepOf(of.code).handedOn.length === 0 || !callsItself(of, of.scope)) return undefined;
  const numbers = args.flatMap(({ value }) => (isNumber(value) ? [value.value] : []));
  return numbers.length === 0 ? undefined : numbers.join(" ");
}

/** Whether it is known which handler is picked, or that there is none. */
function isKnown({ list, number }: Pick, frame: Frame, run: Run): boolean {
  const [held, index] = [evaluate(list, frame, run), evaluate(number, frame, run)];
  if (held.kind !== "list" || !isNumber(index)) return false;
  return held.isComplete || held.items[Number(index.value)] !== undefined;
}

function isNumber(value: Value): value is Extract<Value, { kind: "constant" }> {
  return value.kind === "constant" && typeof value.value === "number";
}

function callsItself({ code, home }: FunctionValue, scope: Scope): boolean {
  const { names } = stepOf(code);
  if (home?.code.methods.includes(code) === true) return names.has(code.name ?? "");
  return [...names].some((name) => {
    const held = scope.find(name)?.value;
    return held?.kind === "function" && held.code === code;
  });
}

function stepOf(code: FunctionCode): Step {
  const known = steps.get(code) ?? readStep(code);
  steps.set(code, known);
  return known;
}

function readStep(code: FunctionCode): Step {
  const names = new Set<string>();
  // Variables that hold a function picked from a list.
  const taken = new Set<string>();
  const handedOn: Expression[] = [];
  const picks: Pick[] = [];
  let decidesOtherwise = false;
  walk(code);
  return { names, handedOn, picks, decidesOtherwise };

  function walk(node: unknown): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each);
    } else if (isPart(node) && node.kind !== "text") {
      look(node);
      for (const key in node) if (typeof node[key] === "object") walk(node[key]);
    }
  }

  function look(node: Part): void {
    const { kind, name, target } = node;
    if (typeof name === "string" && (kind === "name" || kind === "member")) names.add(name);
    if ((kind === "declare" || kind === "assign") && isPart(target)) {
      const variable = target.kind === "variable" ? target.name : undefined;
      if (typeof variable === "string" && isOneOf(node.value)) taken.add(variable);
    }
    if (kind === "index" && isPlace(node.object) && isPlace(node.key))
      picks.push({ list: node.object, number: node.key });
    const test = kind === "logical" ? node.left : node.test;
    if (isPart(test) && !isOneOf(test) && ![test.left, test.right, test.value].some(isOneOf))
      decidesOtherwise = true;
    if (kind !== "call" || !isOneOf(node.callee) || !Array.isArray(node.args)) return;
    for (const arg of node.args) {
      if (isPart(arg) && isPlace(arg.value)) handedOn.push(arg.value);
    }
  }

  /**
   * Whether an expression picks from a list: a computed index (`handlers[i]`), `handlers.shift()`, or a variable that
   * holds such a value.
   */
  function isOneOf(node: unknown): boolean {
    if (!isPart(node)) return false;
    if (node.kind === "index") return !isWrittenOut(node.key) || isOneOf(node.object);
    if (node.kind === "member") return isOneOf(node.object);
    if (node.kind === "call") return isPart(node.callee) && isTaking(node.callee.name);
    return node.kind === "name" && typeof node.name === "string" && taken.has(node.name);
  }
}

function isTaking(name: unknown): boolean {
  return typeof name === "string" && /^(?:shift|pop|popleft|next)$/.test(name);
}

function isWrittenOut(key: unknown): boolean {
  return isPart(key) && (key.kind === "text" || key.kind === "constant");
}

/** Whether an expression is a variable or a member of one: `context.request`. */
function isPlace(node: unknown): node is Expression {
  if (!isPart(node)) return false;
  return node.kind === "name" || (node.kind === "member" && isPlace(node.object));
}
