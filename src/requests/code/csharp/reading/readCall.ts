import type { Argument, Expression } from "../../program.ts";
import { callLike, nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { enumGoneThrough, enumMembersName } from "../enumMembers.ts";
import { readExpression } from "./readExpression.ts";
import { initialized } from "./readInitializer.ts";
import { typeName } from "./readMethod.ts";

/** The made-up class for `new()` whose type is not known. */
export const madeOfUnknown = "<made>";

/** `a.B`, `a?.B`, `Namespace.Class`. */
export function readMember(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const binding = node.children.find(({ type }) => type === "member_binding_expression");
  const given = childOf(binding ?? node, "name");
  const name = given?.type === "generic_name" ? given.children[0] : given;
  const object =
    childOf(node, "expression") ?? childOf(node, "condition") ?? childOf(node, "qualifier");
  if (name === undefined || object === undefined) {
    return other(
      at,
      node.children.map((child) => readExpression(child, text)),
    );
  }
  const shown = text.slice(name.start, name.end);
  const isText = shown === "AbsoluteUri" || shown === "OriginalString";
  const member: Expression = {
    ...{ kind: "member", ...at, object: readExpression(object, text) },
    ...{ name: isText ? "ToString" : shown, nameSpan: spanOf(name) },
  };
  return isText ? callLike(member, node, []) : member;
}

/** Methods of a task that stand for its result. */
const waiting = /^(?:ConfigureAwait|GetAwaiter|AsTask|WaitAsync)$/;

/** A delegate, `new Func<Task>(() => …)`, stands for the function it is created from. */
const delegate = /^(?:Func|Action|Predicate)$/;

/** A call, or an object creation. */
export function readCall(node: Syntax, text: string, type: string | undefined): Expression {
  const at = spanOf(node);
  const isNew = node.type !== "invocation_expression";
  const target = childOf(node, "function");
  const list =
    childOf(node, "arguments") ?? node.children.find((child) => child.type === "argument_list");
  const simple = isNew ? undefined : simpleCall(target, list, text);
  if (simple !== undefined) return { ...simple, ...at };
  const initializer = node.children.find((child) => child.type === "initializer_expression");
  const made = childOf(node, "type");
  const name = made && typeName(made, text);
  const held = name !== undefined && delegate.test(name) ? list?.children[0] : undefined;
  if (held !== undefined) return { ...readExpression(held.children.at(-1), text), ...at };
  const callee: Expression = !isNew
    ? readExpression(target, text)
    : made === undefined
      ? { kind: "name", ...at, name: type ?? madeOfUnknown }
      : { kind: "name", ...spanOf(made), name: name ?? "" };
  const inside =
    list === undefined
      ? { start: node.end, end: node.end }
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  const args = [
    ...(list === undefined ? [] : readArguments(list, text, target)),
    ...(initializer === undefined ? [] : initialized(initializer, text)),
  ];
  return { kind: "call", ...at, callee, args, isNew, inside };
}

/**
 * Calls that stand for a simpler expression: `nameof(A.B)`, `Enum.GetValues<Region>()`, `task.ConfigureAwait(false)`.
 */
function simpleCall(
  target: Syntax | undefined,
  list: Syntax | undefined,
  text: string,
): Expression | undefined {
  if (target?.type === "identifier" && text.slice(target.start, target.end) === "nameof") {
    const named = list?.children[0]?.children[0];
    const last = named?.type === "identifier" ? named : named && childOf(named, "name");
    return last && nameText(text.slice(last.start, last.end), last);
  }
  if (target?.type !== "member_access_expression") return undefined;
  const type = enumGoneThrough(target, list, text);
  if (type !== undefined) {
    const callee = {
      kind: "name",
      start: target.start,
      end: target.start,
      name: enumMembersName,
    } as const;
    return callLike(callee, target, [{ ...spanOf(type), value: readExpression(type, text) }]);
  }
  const [object, name] = [childOf(target, "expression"), childOf(target, "name")];
  if (object === undefined || name === undefined) return undefined;
  const method = text.slice(name.start, name.end);
  const isResult =
    method === "GetResult" && /\.\s*GetAwaiter\s*\(\s*\)$/.test(sourceOf(object, text));
  return waiting.test(method) || isResult ? readExpression(object, text) : undefined;
}

function sourceOf({ start, end }: Syntax, text: string): string {
  return text.slice(Math.max(start, end - 100), end);
}

/** The arguments in parentheses; `target`: the callee. */
export function readArguments(list: Syntax, text: string, target?: Syntax): readonly Argument[] {
  return list.children.flatMap((arg): Argument[] => {
    if (arg.type !== "argument") return [];
    const name = childOf(arg, "name");
    const given = arg.children.findLast((child) => child !== name);
    const isOut = arg.children.some(
      (child) => child.type === "modifier" && /^out$/.test(text.slice(child.start, child.end)),
    );
    const isGivenBack = isOut || /^out\b/.test(text.slice(arg.start, arg.start + 4));
    const value =
      given !== undefined && (isGivenBack || given.type === "declaration_expression")
        ? readOut(given, list, target, text)
        : readExpression(given, text);
    const named = name === undefined ? {} : { name: text.slice(name.start, name.end) };
    const isLent = /^ref\b/.test(text.slice(arg.start, arg.start + 4));
    return [{ ...spanOf(arg), ...named, value, ...(isLent ? { maySet: true } : {}) }];
  });
}

/** `out var uri`: the method sets it; for some methods the value is known. */
function readOut(
  given: Syntax,
  list: Syntax,
  target: Syntax | undefined,
  text: string,
): Expression {
  const at = spanOf(given);
  const name = given.type === "declaration_expression" ? childOf(given, "name") : given;
  if (name?.type !== "identifier") return other(at, []);
  const shown = text.slice(name.start, name.end);
  return {
    ...{ kind: "assign", ...at, value: outValue(list, target, text) },
    target: { kind: "variable", ...spanOf(name), name: shown },
  };
}

function outValue(list: Syntax, target: Syntax | undefined, text: string): Expression {
  const at = spanOf(list);
  const called = target === undefined ? "" : text.slice(target.start, target.end);
  const others = list.children.slice(0, -1);
  const [first] = others;
  const object = target && childOf(target, "expression");
  if (called === "Uri.TryCreate") {
    const args = others.map((arg) => ({
      ...{ ...spanOf(arg), value: readExpression(arg.children.at(-1), text) },
    }));
    return { ...callLike({ kind: "name", ...at, name: "Uri" }, list, args), isNew: true };
  }
  if (/\.TryGetValue$/.test(called) && first !== undefined && object !== undefined) {
    const key = readExpression(first.children.at(-1), text);
    return { kind: "index", ...at, object: readExpression(object, text), key };
  }
  return other(at, []);
}
