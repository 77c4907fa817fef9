import type { Argument, EntryExpression, Expression } from "../../program.ts";
import { callLike, nameText, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** An initializer as arguments: properties by name, added items under `{}`. */
export function initialized(node: Syntax, text: string): readonly Argument[] {
  const isSet = (child: Syntax): boolean =>
    child.type === "assignment_expression" && childOf(child, "left")?.type === "identifier";
  const set = node.children.filter(isSet).map((child): Argument => {
    const [left, right] = [childOf(child, "left"), childOf(child, "right")];
    const name = left === undefined ? "" : text.slice(left.start, left.end);
    return { ...spanOf(child), name, value: readExpression(right, text) };
  });
  const added = node.children.filter((child) => !isSet(child));
  if (added.length === 0) return set;
  return [...set, { ...spanOf(node), name: "{}", value: readInitializer(node, text) }];
}

/**
 * A collection initializer, `{ { "Accept", "…" }, ["Accept"] = "…", Accept = { … } }`, as an object, other items as a
 * list.
 */
export function readInitializer(node: Syntax, text: string): Expression {
  const entries = node.children.map((child) => readEntry(child, text));
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length > 0) return { kind: "object", ...spanOf(node), entries: known };
  return {
    ...{ kind: "list", ...spanOf(node) },
    items: node.children.map((child) => readExpression(child, text)),
  };
}

function readEntry(node: Syntax, text: string): EntryExpression | undefined {
  const at = spanOf(node);
  if (node.type === "initializer_expression") {
    const [key, value, more] = node.children;
    if (key === undefined || value === undefined || more !== undefined) return undefined;
    return { ...at, key: readExpression(key, text), value: readExpression(value, text) };
  }
  if (node.type !== "assignment_expression") return undefined;
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  if (left === undefined) return undefined;
  const subscript = left.type === "identifier" ? undefined : left.children.at(-1);
  const inner = subscript?.type === "argument" ? subscript : subscript?.children[0];
  const key =
    left.type === "identifier"
      ? nameText(text.slice(left.start, left.end), left)
      : readExpression(inner?.children[0] ?? inner, text);
  return { ...at, key, value: readExpression(right, text) };
}

/** An anonymous object, `new { Accept = "…", request.Id, name }`; unnamed members take the name of their value. */
export function readAnonymous(node: Syntax, text: string): Expression {
  const entries: EntryExpression[] = [];
  for (let at = 0; at < node.children.length; at++) {
    const [child, next] = [node.children[at], node.children[at + 1]];
    if (child === undefined) break;
    const isNamed = next !== undefined && /^\s*=(?![=>])/.test(text.slice(child.end, next.start));
    const last = child.type === "identifier" ? child : childOf(child, "name");
    if (last === undefined) continue;
    const key = nameText(text.slice(last.start, last.end), last);
    const given = isNamed ? next : child;
    const value = readExpression(given, text);
    const short = isNamed ? {} : { isShort: true as const };
    entries.push({ start: child.start, end: given.end, key, value, ...short });
    if (isNamed) at++;
  }
  return { kind: "object", ...spanOf(node), entries };
}

/** A collection expression, `List<T> items = [a, ..more]`, as the object that `new` would make. */
export function readCollection(node: Syntax, text: string, type: string | undefined): Expression {
  const items = readItems(node, text);
  const isEmpty = node.children.length === 0;
  if (type !== "List" && !(type === "Dictionary" && isEmpty)) return items;
  const args = isEmpty ? [] : [{ ...spanOf(node), name: "{}", value: items }];
  const callee = { kind: "name", ...spanOf(node), name: type } as const;
  return { ...callLike(callee, node, args), isNew: true };
}

/** `[a, ..more]`, `(a, b)`. */
export function readItems(node: Syntax, text: string): Expression {
  return {
    ...{ kind: "list", ...spanOf(node) },
    items: node.children.map((child): Expression => {
      const item = child.type === "argument" ? child.children.at(-1) : child;
      if (item === undefined || !/^(?:range_expression|spread_element)$/.test(item.type))
        return readExpression(item, text);
      return { kind: "spread", ...spanOf(item), value: readExpression(item.children[0], text) };
    }),
  };
}
