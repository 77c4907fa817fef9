import type { FunctionCode } from "../declarations.ts";
import { isPart, type Part } from "../lost/programPart.ts";
import type { Expression } from "../program.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame, Run } from "./run.ts";
import type { FunctionValue } from "./values.ts";

/** What decides whether a function is one step of a middleware chain. */
interface Step {
  /** All names that it mentions, possibly its own. */
  readonly names: ReadonlySet<string>;
  /** The arguments that it passes to a handler picked from a list. */
  readonly handedOn: readonly Expression[];
}

const steps = new WeakMap<FunctionCode, Step>();

/**
 * Handles middleware chains that call themselves for the next handler:
 * `const run = (i) => handlers[i](request, () => run(i + 1))`. Only the first handler is followed, so that what it
 * was passed may have been changed by any number of others.
 */
export function openChained(of: FunctionValue, frame: Frame, run: Run): void {
  const known = steps.get(of.code) ?? stepOf(of.code);
  steps.set(of.code, known);
  if (known.handedOn.length === 0 || !callsItself(of, known, frame)) return;
  for (const each of known.handedOn) run.open(evaluate(each, frame, run));
}

function callsItself({ code, home }: FunctionValue, { names }: Step, frame: Frame): boolean {
  if (home?.code.methods.includes(code) === true) return names.has(code.name ?? "");
  return [...names].some((name) => {
    const held = frame.scope.find(name)?.value;
    return held?.kind === "function" && held.code === code;
  });
}

function stepOf(code: FunctionCode): Step {
  const names = new Set<string>();
  // Variables that hold a function picked from a list.
  const taken = new Set<string>();
  const handedOn: Expression[] = [];
  walk(code);
  return { names, handedOn };

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
