import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { functionsIn, namesOfAll } from "../../functionsIn.ts";
import { neverGoneThrough } from "./neverGoneThrough.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";

/** Built-ins and functions of itertools that consume their arguments only when they are consumed themselves. */
const lazyBuiltins =
  /^(?:itertools\.)?(?:map|filter|filterfalse|starmap|islice|takewhile|dropwhile|chain|zip|enumerate)$/;

/** Functions that start a coroutine at once, or return something that runs already. */
const starting =
  /(?:^|\.)(?:create_task|ensure_future|submit|run_in_executor|to_thread|run_coroutine_threadsafe)$/;

/** Decorators that leave a generator or coroutine one. */
const harmless =
  /^@(?:\w+\.)*(?:staticmethod|classmethod|override|abstractmethod|\w*contextmanager)\b/;

/** Methods of clients that send a request. */
const sending = /^(?:get|post|put|patch|delete|head|request|send|urlopen|open|json)$/;

/** Generators and coroutines of Python. */
export function lazyValues(root: Syntax, text: string): Lazily {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  const calledBy = (call: Syntax): string => source(childOf(call, "function"));
  const isAsync = (node: Syntax): boolean => text.startsWith("async", node.start);
  const functions = functionsIn(root, (node) =>
    node.type === "function_definition" || isWrapped(node)
      ? source(childOf(childOf(node, "definition") ?? node, "name"))
      : undefined,
  );
  const own = namesOfAll(
    functions,
    (node) => !isWrapped(node) && (isAsync(node) || yields(childOf(node, "body"))),
  );
  const gated = namesOfAll(functions, (node) =>
    isGate(childOf(childOf(node, "definition") ?? node, "body")),
  );
  const isForNothing = neverGoneThrough(root, text);
  const isOwn = (call: Syntax): boolean => own.has(calledBy(call).replace(/^.*\./s, ""));
  return {
    unawaited,
    // What is in a function has no other name.
    idleName: ({ type, children }, around) =>
      type === "function_definition" && around.at(-2)?.type === "function_definition"
        ? [source(children.find(({ field }) => field === "name"))].find((name) => own.has(name))
        : undefined,
    blocks: /^(?:module|block)$/,
    opens: /^(?:with|if|try)_statement$/,
    clauses: /_clause$/,
    keeps(statement) {
      const [assignment] = statement.type === "expression_statement" ? statement.children : [];
      if (assignment?.type !== "assignment") return undefined;
      const [left, right] = [childOf(assignment, "left"), childOf(assignment, "right")];
      if (left?.type !== "identifier" || right === undefined) return undefined;
      return keptIn(right, source(left));
    },
  };

  /** A coroutine, generator or `map` that is only made: nothing of it runs. */
  function unawaited(statement: Syntax): "never" | undefined {
    const [value] = statement.type === "expression_statement" ? statement.children : [];
    if (value?.type === "assignment") return keptForNothing(statement, value);
    if (value?.type !== "call") return undefined;
    const [, name = ""] = /^(?:self\.)?(\w+)$/.exec(calledBy(value)) ?? [];
    const [of] = childOf(value, "arguments")?.children ?? [];
    const isBuiltin = /^(?:map|filter)$/.test(name) && of?.type === "lambda";
    return isBuiltin || own.has(name) ? "never" : undefined;
  }

  /** The same that is kept in a variable, where nothing goes through that. */
  function keptForNothing(statement: Syntax, assignment: Syntax): "never" | undefined {
    const [left, right] = [childOf(assignment, "left"), childOf(assignment, "right")];
    if (left?.type !== "identifier" || right === undefined) return undefined;
    const isMade = right.type === "call" && (isOwn(right) || isLibrarys(right));
    if (!isMade && right.type !== "generator_expression") return undefined;
    if (keptIn(right, source(left)) === undefined) return undefined;
    return isForNothing(statement, source(left)) ? "never" : undefined;
  }

  /** Whether a call is one of a lazy function that the file does not declare itself. */
  function isLibrarys(call: Syntax): boolean {
    return lazyBuiltins.test(calledBy(call)) && !functions.has(calledBy(call));
  }

  function keptIn(value: Syntax, name: string): KeptLazily | undefined {
    switch (value.type) {
      case "generator_expression": {
        const first = value.children.find(({ type }) => type === "for_in_clause");
        return sends(first && childOf(first, "right")) ? undefined : { name };
      }
      case "call": {
        if (sends(childOf(value, "arguments"))) return undefined;
        if (isOwn(value) || lazyBuiltins.test(calledBy(value))) return { name };
        const awaited = new RegExp(`\\bawait\\s+${name}\\b`);
        if (startsGated(value)) return { name };
        return starting.test(calledBy(value))
          ? undefined
          : { name, isToldBy: (next) => awaited.test(source(next)) };
      }
      case "list_comprehension": {
        const [item] = value.children;
        if (item?.type === "call" && startsGated(item)) return { name };
        if (item?.type !== "call" || starting.test(calledBy(item))) return undefined;
        return isOwn(item)
          ? { name }
          : { name, isToldBy: (next) => /\b(?:gather|as_completed)\(/.test(source(next)) };
      }
      default:
        return undefined;
    }
  }

  /** `create_task(self.get(path))` of a coroutine that waits first until others let it go on. */
  function startsGated(call: Syntax): boolean {
    const [first] = childOf(call, "arguments")?.children ?? [];
    if (!starting.test(calledBy(call)) || first?.type !== "call") return false;
    return gated.has(calledBy(first).replace(/^.*\./s, ""));
  }

  /** Whether a body begins with `await event.wait()`, or waits for a future. */
  function isGate(body: Syntax | undefined): boolean {
    const first = body?.children.find(({ children }) => children[0]?.type !== "string");
    const [awaited] = first?.type === "expression_statement" ? first.children : [];
    const [gate] = awaited?.type === "await" ? awaited.children : [];
    if (gate?.type === "call") return /\.(?:wait|sleep)$/.test(calledBy(gate));
    return gate?.type === "identifier" || gate?.type === "attribute";
  }

  /** Whether a decorator may make something else of a function. */
  function isWrapped({ type, children }: Syntax): boolean {
    if (type !== "decorated_definition") return false;
    return children.some((each) => each.type === "decorator" && !harmless.test(source(each)));
  }

  /** Whether what is evaluated at once may send a request. */
  function sends(node: Syntax | undefined): boolean {
    if (node === undefined || /^(?:lambda|generator_expression)$/.test(node.type)) return false;
    const method = node.type === "call" ? childOf(node, "function") : undefined;
    const isSending =
      method?.type === "attribute" && sending.test(source(childOf(method, "attribute")));
    return isSending || node.type === "await" || node.children.some(sends);
  }
}

function yields(body: Syntax | undefined): boolean {
  if (body === undefined) return false;
  const inner = /^(?:function_definition|class_definition|lambda)$/;
  return body.children.some(
    (child) => !inner.test(child.type) && (child.type === "yield" || yields(child)),
  );
}
