import type { Pattern } from "../../pattern.ts";
import type { CallExpression, Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { asCopy, asPlace, asShared } from "./copiedStructs.ts";
import { isFilledElsewhere } from "./filledElsewhere.ts";
import { sourceOf, type GoFile } from "./goFile.ts";
import { textAsserted } from "./textAsserted.ts";
import { zeroOf } from "./readComposite.ts";
import { builtin } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";

/** `a, err := f()`. */
export function declarations(node: Syntax, file: GoFile, next?: Syntax): readonly Statement[] {
  const names = childOf(node, "left")?.children ?? [];
  return assigned(node, names, file, next).map(({ target, value, at }) => ({
    ...{ kind: "declare", ...at, target, value },
  }));
}

/** `a, b = c, d`, `x += y`. */
export function readAssignment(node: Syntax, file: GoFile, next?: Syntax): readonly Statement[] {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const operator = childOf(node, "operator")?.type;
  const [place] = left?.children ?? [];
  const at = spanOf(node);
  if (operator !== undefined && operator !== "=" && place !== undefined) {
    const old = readExpression(place, file);
    const more = readExpression(right?.children[0], file);
    const value: Expression =
      operator === "+=" ? { kind: "plus", ...at, left: old, right: more } : other(at, [more]);
    return [doing({ kind: "assign", ...at, target: readTarget(place, file), value })];
  }
  const all = assigned(node, left?.children ?? [], file, next ?? file.following).map(
    ({ target, value, at: span }): Statement => doing({ kind: "assign", ...span, target, value }),
  );
  const handed = handedOut(left?.children ?? [], right?.children ?? [], file);
  return [...handed, ...all, ...handed];
}

/** `*p = value`: marks what the pointer's holder has as changed; likewise for items of a slice in a map. */
function handedOut(
  places: readonly Syntax[],
  values: readonly Syntax[],
  file: GoFile,
): readonly Statement[] {
  return places.flatMap((place, index): Statement[] => {
    const pointer = place.type === "unary_expression" ? childOf(place, "operand") : undefined;
    const list = place.type === "index_expression" ? childOf(place, "operand") : undefined;
    if (list?.type === "index_expression") {
      const parts = [childOf(list, "operand"), childOf(list, "index")];
      const read = parts.map((part) => readExpression(part, file));
      return [doing(builtin("element", read, spanOf(place)))];
    }
    // `*p = *q` assigns into the value that is there, which stays known.
    if (pointer?.type !== "identifier" || values[index]?.type === "unary_expression") return [];
    return [doing(builtin("open", [readExpression(pointer, file)], spanOf(place)))];
  });
}

function doing(value: Expression): Statement {
  return { kind: "do", start: value.start, end: value.end, value };
}

/** Constants; one without a value repeats the previous expression. */
export function readConstants(node: Syntax, file: GoFile): readonly Statement[] {
  let last: Syntax | undefined;
  return node.children.flatMap((spec, iota) => {
    last = childOf(spec, "value") ?? last;
    return readSpec(spec, { ...file, iota }, undefined, last);
  });
}

/** Names declared by `var` or `const`. */
export function readSpec(
  node: Syntax,
  file: GoFile,
  next?: Syntax,
  value = childOf(node, "value"),
): readonly Statement[] {
  const names = childrenOf(node, "name");
  const type = childOf(node, "type");
  if (value === undefined) {
    return names.map((name) => ({
      ...{ kind: "declare", ...spanOf(name), target: readTarget(name, file) },
      value: isFilledElsewhere(sourceOf(name, file), { type, value }, file)
        ? other(spanOf(name), [])
        : zeroOf(type, name, file),
    }));
  }
  return pairs(node, names, value.children, file, next).map(
    ({ target, value: given, at }, index) => {
      const [name, from] = [names[index], value.children[index]];
      const isFilled =
        name !== undefined && isFilledElsewhere(sourceOf(name, file), { type, value: from }, file);
      return { kind: "declare", ...at, target, value: isFilled ? other(at, []) : given };
    },
  );
}

interface Assigned {
  readonly target: Pattern;
  readonly value: Expression;
  readonly at: { readonly start: number; readonly end: number };
}

function assigned(
  node: Syntax,
  names: readonly Syntax[],
  file: GoFile,
  next: Syntax | undefined,
): readonly Assigned[] {
  return pairs(node, names, childOf(node, "right")?.children ?? [], file, next);
}

function pairs(
  node: Syntax,
  names: readonly Syntax[],
  values: readonly Syntax[],
  file: GoFile,
  next: Syntax | undefined,
): readonly Assigned[] {
  const at = spanOf(node);
  const [only] = values;
  const [first] = names;
  if (only === undefined || first === undefined) return [];
  if (values.length === names.length) {
    return values.flatMap((value, index) => {
      const name = names[index];
      if (name === undefined) return [];
      const read = withResult(
        asPlace(name, value, file) ?? asShared(name, value, file) ?? readExpression(value, file),
        ...([node, names, file, undefined] as const),
      );
      return [{ target: readTarget(name, file), value: asCopy(name, value, read, file), at }];
    });
  }
  const value = withResult(readExpression(only, file), node, names, file, next);
  // Comma-ok forms, `v, ok := m[key]`, `x.(T)` and `<-c`: one value, and whether it is there.
  if (/^(?:index|type_assertion|unary)_expression$/.test(only.type)) {
    const asserted = textAsserted(only, names, file);
    if (asserted !== undefined)
      return names.flatMap((name, index) => {
        const own = asserted[index];
        return own === undefined ? [] : [{ target: readTarget(name, file), value: own, at }];
      });
    const parts = value.kind === "index" ? [value.object, value.key] : undefined;
    const isThere = parts === undefined ? other(at, []) : builtin("has", parts, at);
    const more = names
      .slice(1)
      .map((name) => ({ target: readTarget(name, file), value: isThere, at }));
    // It is asked for first, since the value may take the place of what holds it.
    return [...more, { target: readTarget(first, file), value, at }];
  }
  const parts = names.map((name, index) => ({ at: index, pattern: readTarget(name, file) }));
  return [{ target: { kind: "parts", ...at, parts }, value, at }];
}

/** Adds to a call where a statement about its result can be written: after the error check. */
function withResult(
  value: Expression,
  node: Syntax,
  names: readonly Syntax[],
  file: GoFile,
  next: Syntax | undefined,
): Expression {
  const [first, second] = names;
  if (value.kind !== "call" || first === undefined || first.type !== "identifier") return value;
  const name = sourceOf(first, file);
  if (name === "_" || file.isOutside === true || file.isListed === true) return value;
  const isChecked = next !== undefined && second !== undefined && checks(next, second, file);
  const { start, end } = isChecked ? next : node;
  const call: CallExpression = { ...value, result: { name, from: start, after: end } };
  return call;
}

/** Whether a statement checks an error: `if err != nil { … }`, `check(err)`. */
function checks(statement: Syntax, error: Syntax, file: GoFile): boolean {
  const name = sourceOf(error, file);
  if (statement.type === "expression_statement") {
    const [call] = statement.children;
    const args = call?.type === "call_expression" ? childOf(call, "arguments")?.children : [];
    return args?.some((arg) => sourceOf(arg, file) === name) === true;
  }
  const test = statement.type === "if_statement" ? childOf(statement, "condition") : undefined;
  return (
    test !== undefined &&
    childOf(statement, "initializer") === undefined &&
    sourceOf(test, file).replaceAll(/\s+/g, "") === `${name}!=nil` &&
    childOf(statement, "alternative") === undefined
  );
}

export function readTarget(node: Syntax, file: GoFile): Pattern {
  const at = spanOf(node);
  if (node.type === "identifier") return { kind: "variable", ...at, name: sourceOf(node, file) };
  const pointed = node.type === "unary_expression" ? childOf(node, "operand") : undefined;
  if (pointed?.type === "identifier") return readTarget(pointed, file);
  return { kind: "place", ...at, place: readExpression(node, file) };
}
