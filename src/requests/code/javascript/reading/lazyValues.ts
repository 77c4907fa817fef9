import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { functionsIn, namesOfAll } from "../../functionsIn.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";

/** Functions that wait for each of the promises that they are given. */
const gathering = /^Promise\.(?:all|allSettled|any|race)$/;

/** Calls that wait for something else than the call itself. */
const waiting = /(?:^|\.)(?:wait\w*|sleep|delay|setTimeout|once|ready|whenReady)$/;

/** What generator functions return, and async functions that wait for something before they do anything. */
export function lazyValues(root: Syntax, text: string): Lazily {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  const functions = functionsIn(root, nameOf);
  const generators = namesOfAll(
    functions,
    // The tree does not contain the sign before a method's name.
    (node) => text.slice(node.start, childOf(node, "name")?.start).includes("*"),
  );
  const gated = namesOfAll(functions, (node) => isGate(firstOf(node)));
  const slow = namesOfAll(functions, (node) => {
    const first = firstOf(node);
    return first !== undefined && waits(first);
  });
  const isModule =
    root.children.some(({ type }) => /^(?:im|ex)port_statement$/.test(type)) ||
    /\bmodule\.exports\b|\brequire\(["']/.test(text);
  // Asked for each such call in a block.
  const declared = new Map<readonly Syntax[], ReadonlySet<string>>();
  return {
    ...(slow.size + generators.size === 0 ? {} : { unawaited, waits, idleName }),
    blocks: /^(?:program|statement_block)$/,
    opens: /^(?:if|try)_statement$/,
    clauses: /_clause$/,
    keeps(statement): KeptLazily | undefined {
      if (!/^(?:lexical|variable)_declaration$/.test(statement.type)) return undefined;
      const [declared, ...others] = statement.children.filter(
        ({ type }) => type === "variable_declarator",
      );
      if (declared === undefined || others.length > 0) return undefined;
      const [name, value] = [childOf(declared, "name"), childOf(declared, "value")];
      if (name?.type !== "identifier" || value?.type !== "call_expression") return undefined;
      const isLazy = generators.has(calledBy(value)) || startsGated(value);
      return isLazy ? { name: source(name) } : undefined;
    },
  };

  /** The first statement of an async function. */
  function firstOf(node: Syntax): Syntax | undefined {
    const code = childOf(node, "value") ?? node;
    return text.startsWith("async", code.start) ? childOf(code, "body")?.children[0] : undefined;
  }

  function unawaited(statement: Syntax, block: readonly Syntax[]): "later" | "never" | undefined {
    const [call] = statement.type === "expression_statement" ? statement.children : [];
    if (call?.type !== "call_expression") return undefined;
    // Nobody goes through what it returns. A method may be another one by the time that it is called.
    const isCertain = /^(?:this\.#)?[\w$]+$/.test(source(childOf(call, "function")));
    if (isCertain && generators.has(calledBy(call))) return "never";
    if (!slow.has(calledBy(call))) return undefined;
    if (!/^(?:this\.)?[\w$#]+$/.test(source(childOf(call, "function")))) return undefined;
    const given = childOf(call, "arguments")?.children ?? [];
    const own = declared.get(block) ?? new Set(block.flatMap(declaredIn));
    declared.set(block, own);
    // What else it changes may be waited for elsewhere.
    return given.some((each) => each.type === "identifier" && own.has(source(each)))
      ? "later"
      : undefined;
  }

  /** Generators that only the text itself can call: private ones, those in functions, and a module's own. */
  function idleName(node: Syntax, around: readonly Syntax[]): string | undefined {
    const name = source(childOf(node, "name"));
    const isWithin = around.some(({ type }) => /function|method/.test(type));
    const isOwn =
      node.type === "generator_function_declaration" &&
      around.at(-1)?.type !== "export_statement" &&
      (isModule || isWithin);
    const isPrivate = node.type === "method_definition" && name.startsWith("#");
    return (isOwn || isPrivate) && generators.has(name) ? name : undefined;
  }

  function declaredIn({ type, children }: Syntax): readonly string[] {
    return /^(?:lexical|variable)_declaration$/.test(type)
      ? children.map((each) => source(childOf(each, "name")))
      : [];
  }

  function nameOf(node: Syntax): string | undefined {
    const isFunction =
      /^(?:(?:generator_)?function_declaration|method_definition)$/.test(node.type) ||
      (node.type === "variable_declarator" &&
        /^(?:arrow_function|function_expression)$/.test(childOf(node, "value")?.type ?? ""));
    return isFunction ? source(childOf(node, "name")) : undefined;
  }

  function calledBy(call: Syntax): string {
    const callee = childOf(call, "function");
    return source(callee && (childOf(callee, "property") ?? callee));
  }

  /** `await ready;`: what stands behind it runs when others let it. */
  function isGate(statement: Syntax | undefined): boolean {
    const [awaited] = statement?.type === "expression_statement" ? statement.children : [];
    const [gate] = awaited?.type === "await_expression" ? awaited.children : [];
    if (gate?.type === "call_expression") return waiting.test(source(childOf(gate, "function")));
    return gate?.type === "identifier" || gate?.type === "member_expression";
  }

  /** Whether an expression does nothing but call such functions: one, one for each item, several at once. */
  function startsGated(value: Syntax): boolean {
    if (value.type === "array")
      return value.children.length > 0 && value.children.every(startsGated);
    if (value.type !== "call_expression") return false;
    if (gated.has(calledBy(value))) return true;
    const [first] = childOf(value, "arguments")?.children ?? [];
    if (first === undefined) return false;
    if (gathering.test(source(childOf(value, "function")))) return startsGated(first);
    const body = calledBy(value) === "map" ? childOf(first, "body") : undefined;
    return body !== undefined && startsGated(body);
  }
}

/** Whether a statement awaits something, outside of the functions in it. */
function waits({ type, children }: Syntax): boolean {
  if (type === "await_expression") return true;
  return children.some((each) => !/function|method|class/.test(each.type) && waits(each));
}
