import type { Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { combined, operatorOf } from "./readOperator.ts";
import { readPattern } from "./readPattern.ts";
import { forPlaces } from "./referredFields.ts";
import { valueOf } from "./readStatement.ts";
import { placeInDoubt } from "./setElsewhere.ts";
import { readText } from "./readText.ts";
import { appendName, arrayName, heldName, lastName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** `$a = …`, `$a = &…`, `$a[] = …`. */
export function readAssignment(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const isReference = node.type === "reference_assignment_expression";
  const value = isReference ? readExpression(right, source, at) : valueOf(right, source, at);
  if (left === undefined) return value;
  const made = madeArrays(left, source);
  const set = assigned(left, onceMade(left, value, source), at, source);
  const linked = isReference ? [] : linkedTo(left, source);
  if (made.length + linked.length === 0) return set;
  const isLast = linked.length === 0;
  return isLast ? calledFor(lastName, at, [...made, set]) : other(at, [...made, set, ...linked]);
}

/** Places linked to an assigned variable by reference, which change as well. */
function linkedTo(left: Syntax, source: PhpSource): readonly Expression[] {
  const links = source.variables.links.get(source.text.slice(left.start, left.end)) ?? [];
  return links.map((place) => placeInDoubt(place, source));
}

function assigned(
  left: Syntax,
  value: Expression,
  at: { readonly start: number; readonly end: number },
  source: PhpSource,
): Expression {
  const shown = source.text.slice(left.start, left.end);
  if (source.variables.aliases.has(shown)) {
    const own = { kind: "variable", ...spanOf(left), name: shown } as const;
    const place = readPattern(left, withoutAliases(source));
    const held: Expression = { kind: "name", ...spanOf(left), name: shown };
    return other(at, [
      { kind: "assign", ...at, target: own, value },
      { kind: "assign", ...at, target: place, value: held },
    ]);
  }
  if (left.type !== "subscript_expression" || left.children.length !== 1) {
    return { kind: "assign", ...at, target: readPattern(left, source), value };
  }
  const object = readExpression(left.children[0], forPlaces(source), at);
  const callee = { kind: "member", ...at, object, name: appendName, nameSpan: at } as const;
  const args = [{ start: value.start, end: value.end, value }];
  return { kind: "call", ...at, callee, args, isNew: false, inside: at };
}

function withoutAliases(source: PhpSource): PhpSource {
  return { ...source, variables: { ...source.variables, aliases: new Set() } };
}

/** `$a .= …`, `$a ??= …`. */
export function readChange(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const operator = operatorOf(node, source);
  const value = valueOf(right, source, at);
  if (left === undefined) return value;
  const target = readPattern(left, source);
  if (operator === "??=") {
    const made = madeArrays(left, source);
    const change = { kind: "assign", ...at, target, value: onceMade(left, value, source) } as const;
    const set: Expression = isLazy(left, source) ? change : { ...change, ifMissing: true };
    return made.length === 0 ? set : calledFor(lastName, at, [...made, set]);
  }
  const sum = combined(operator.slice(0, -1), readExpression(left, source, at), value, at, source);
  const set = { kind: "assign", ...at, target, value: sum } as const;
  const linked = linkedTo(left, source);
  return linked.length === 0 ? set : other(at, [set, ...linked]);
}

/** `$i++`: the new value is not known. */
export function readStep(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const of = childOf(node, "argument");
  if (of === undefined) return other(at, []);
  const target = readPattern(of, source);
  return { kind: "assign", ...at, target, value: other(at, [readExpression(of, source, at)]) };
}

/** A lazily made static property keeps the object that it has. */
function onceMade(left: Syntax, value: Expression, source: PhpSource): Expression {
  const isStatic = left.type === "scoped_property_access_expression";
  if (!isStatic || value.kind !== "call" || !value.isNew || !isLazy(left, source)) return value;
  const at = spanOf(value);
  const held = calledFor(heldName, at, [readExpression(left, source, at)]);
  return { kind: "logical", ...at, operator: "nullish", left: held, right: value };
}

/** Whether a field is lazily made, see `lazyFields`. */
function isLazy(left: Syntax, { text, lazy }: PhpSource): boolean {
  const name = /(?:->|::)\s*\$?(\w+)$/.exec(text.slice(left.start, left.end))?.[1];
  return name !== undefined && lazy.has(`$${name}`);
}

/** `$a["b"]["c"] = …` creates the arrays `$a` and `$a["b"]` if missing. */
function madeArrays(target: Syntax, source: PhpSource): readonly Expression[] {
  const object = target.type === "subscript_expression" ? target.children[0] : undefined;
  if (object === undefined) return [];
  const at = spanOf(object);
  const places = forPlaces(source);
  const read = (node: Syntax | undefined): Expression => readExpression(node, places, at);
  switch (object.type) {
    case "variable_name": {
      const held = read(object);
      if (held.kind !== "name" || held.name === "this") return [];
      const isNew = source.variables.firsts.get(held.name) === object.start;
      const known = isNew ? [held, { kind: "constant", ...at, value: true } as const] : [held];
      const value = calledFor(arrayName, at, known);
      return [{ kind: "assign", ...at, target: readPattern(object, source), value }];
    }
    case "member_access_expression": {
      const place = read(object);
      if (place.kind !== "member") return [];
      const written = { text: place.name, runs: [] };
      return [calledFor(arrayName, at, [place.object, { kind: "text", ...at, written }])];
    }
    case "subscript_expression": {
      const [inner, innerKey] = object.children;
      if (innerKey === undefined) return [];
      const made = calledFor(arrayName, at, [read(inner), keyOf(innerKey, source)]);
      return [...madeArrays(object, source), made];
    }
    default:
      return [];
  }
}

/** The expression in brackets. */
export function keyOf(key: Syntax, source: PhpSource): Expression {
  return source.place === "text" && key.type === "name"
    ? readText(key, source)
    : readExpression(key, source);
}
