import type { Argument, CallExpression, Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { setsArgument } from "../outParameters.ts";
import { memberName, plainName, type PhpSource } from "./phpSource.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { scopeOf } from "./readScope.ts";
import { valueOf } from "./readStatement.ts";
import { methodName } from "../unnamed.ts";

/** Whether it is a first-class callable: `strlen(...)`, `$this->line(...)`. */
export function isCallable(node: Syntax): boolean {
  const list = node.children.find(({ type }) => type === "arguments");
  return list?.children[0]?.type === "variadic_placeholder";
}

/** `isAlone`: the result is ignored, so that the call is probably made to change its arguments. */
export function readCall(node: Syntax, source: PhpSource, isAlone: boolean): CallExpression {
  const { text } = source;
  const at = spanOf(node);
  const list = node.children.find(({ type }) => type === "arguments");
  const inside =
    list === undefined
      ? { start: node.end, end: node.end }
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  const name = childOf(node, "name") ?? childOf(node, "function");
  const shown = name && plainName(name, text);
  const isOwn = source.defined.has(shown ?? "");
  const isOfArr = /^\\?(?:\w+\\)*Arr::(?:set|add|forget|pull)$/.test(
    text.slice(node.start, name?.end),
  );
  const isHeld = name?.type === "variable_name" && node.type === "function_call_expression";
  const isChanging =
    isOfArr || (isAlone && !isOwn) || source.changing.has(isHeld ? "" : (shown ?? ""));
  const args = (list?.children ?? []).flatMap((arg, place) => {
    const isSet = node.type === "function_call_expression" && setsArgument(shown ?? "", place);
    return readArgument(arg, source, isChanging || isSet);
  });
  const call = (callee: Expression, isNew = false): CallExpression => {
    return { kind: "call", ...at, callee, args, isNew, inside };
  };
  if (node.type === "object_creation_expression") {
    const type = node.children.find((child) => child !== list);
    if (type?.type === "anonymous_class") {
      return call({ kind: "class", ...spanOf(type), code: readClass(type, source) }, true);
    }
    return call(type === undefined ? other(at, []) : scopeOf(type, source, "class"), true);
  }
  if (name === undefined || shown === undefined) return call(other(at, []));
  if (node.type === "function_call_expression") {
    const isNamed = name.type === "name" || name.type === "qualified_name";
    const last = shown.split("\\").at(-1) ?? shown;
    if (name.type === "array_creation_expression") {
      const made = call({ kind: "name", ...spanOf(name), name: "call_user_func()" });
      const value = readExpression(name, source);
      return { ...made, args: [{ ...spanOf(name), value }, ...made.args] };
    }
    return call(
      isNamed ? { kind: "name", ...spanOf(name), name: `${last}()` } : readExpression(name, source),
    );
  }
  const scope = childOf(node, "scope") ?? childOf(node, "object");
  if (shown === "__construct" && text.slice(scope?.start, scope?.end) === "parent") {
    return call({ kind: "name", ...spanOf(name), name: "super" });
  }
  const isNamed = name.type === "name";
  const object =
    scope === undefined ? other(at, []) : scopeOf(scope, source, isNamed ? `${shown}()` : "method");
  const isOwnObject = /^(?:\$this|self)$/.test(text.slice(scope?.start, scope?.end));
  const nameSpan = spanOf(name);
  if (!isNamed) {
    const value = readExpression(name, source);
    const member = { start: at.start, end: name.end, object, name: methodName, nameSpan };
    const made = call({ kind: "member", ...member });
    return { ...made, args: [{ ...nameSpan, value }, ...made.args] };
  }
  return call({
    kind: "member",
    start: at.start,
    end: name.end,
    object,
    name: isOwnObject ? memberName(`${shown}()`, source) : `${shown}()`,
    nameSpan,
  });
}

function readArgument(node: Syntax, source: PhpSource, isChanging: boolean): Argument[] {
  const name = childOf(node, "name");
  const value = node.children.findLast((child) => child !== name);
  if (node.type !== "argument" || value === undefined) return [];
  const read = isChanging ? readExpression(value, source) : valueOf(value, source);
  const named = name === undefined ? {} : { name: source.text.slice(name.start, name.end) };
  const setting = isChanging ? ({ maySet: true } as const) : {};
  return [{ ...spanOf(value), value: read, ...named, ...setting }];
}
