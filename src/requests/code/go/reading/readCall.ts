import type { Span } from "../../../httpRequest.ts";
import type { Argument, CallExpression, Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, underlying, type GoFile } from "./goFile.ts";
import { readTarget } from "./readAssignment.ts";
import { builtins } from "../names.ts";
import { emptyOf } from "./readComposite.ts";
import { readExpression } from "./readExpression.ts";

/** A call, or what looks like one: `make(T)`, `T(value)`. */
export function readCall(node: Syntax, file: GoFile): Expression {
  const at = spanOf(node);
  const callee = instantiated(childOf(node, "function"), file);
  const list = childOf(node, "arguments");
  const given = list?.children ?? [];
  const [first] = given;
  if (callee?.type === "identifier" && first !== undefined) {
    const name = sourceOf(callee, file);
    if (name === "make" && hasPlaces(given, file)) return builtin("places", [], at);
    if (/^(?:make|new)$/.test(name)) return emptyOf(node, first, file);
  }
  const type = pointedTo(callee);
  if (first !== undefined && type !== undefined && isType(type, file)) {
    return converted(first, type, node, file);
  }
  const inside =
    list === undefined
      ? { start: node.end, end: node.end }
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  const args = given.map((arg): Argument => {
    const isMany = arg.type === "variadic_argument" || (given.length === 1 && isTuple(arg, file));
    const value = readArgument(arg.type === "variadic_argument" ? arg.children[0] : arg, file);
    return { ...spanOf(arg), value: isMany ? { kind: "spread", ...spanOf(arg), value } : value };
  });
  const call: CallExpression = {
    ...{ kind: "call", ...at, callee: readExpression(callee, file), args, isNew: false, inside },
  };
  return withVariable(call, first, file) ?? call;
}

/** Whether `make` gives a slice of nil pointers, to be set by index. */
function hasPlaces([type, length]: readonly Syntax[], file: GoFile): boolean {
  const slice = underlying(type, file);
  const item = slice?.type === "slice_type" ? childOf(slice, "element") : undefined;
  if (item?.type !== "pointer_type" || length === undefined) return false;
  return sourceOf(length, file) !== "0";
}

/** An argument `&name`, through which the variable may be set. */
export function readArgument(node: Syntax | undefined, file: GoFile): Expression {
  const isPlace = node?.type === "unary_expression" && childOf(node, "operator")?.type === "&";
  const target = isPlace ? childOf(node, "operand") : undefined;
  if (node === undefined || target === undefined) return readExpression(node, file);
  if (!/^(?:identifier|selector_expression|index_expression)$/.test(target.type))
    return readExpression(node, file);
  const at = spanOf(node);
  const value = builtin("&", [readExpression(target, file)], at);
  return { kind: "assign", ...at, target: readTarget(target, file), value };
}

/** A generic function without its type arguments: `get[Contact]`. */
function instantiated(callee: Syntax | undefined, file: GoFile): Syntax | undefined {
  const operand = callee?.type === "index_expression" ? childOf(callee, "operand") : undefined;
  if (operand === undefined) return callee;
  const isFunction =
    operand.type === "selector_expression" || file.functions.has(sourceOf(operand, file));
  return isFunction ? operand : callee;
}

/** `(*T)` as `T`. */
function pointedTo(node: Syntax | undefined): Syntax | undefined {
  const inner = node?.type === "parenthesized_expression" ? node.children[0] : undefined;
  if (inner === undefined) return node;
  return inner.type === "unary_expression" ? childOf(inner, "operand") : inner;
}

function isType(node: Syntax, file: GoFile): boolean {
  const name = sourceOf(node, file);
  return /identifier$/.test(node.type) && (file.structs.has(name) || file.types.has(name));
}

/** A conversion `T(value)`: the same value, as a text if `T` is one; a struct gets the methods of `T`. */
function converted(value: Syntax, type: Syntax, node: Syntax, file: GoFile): Expression {
  const at = spanOf(node);
  const own = readExpression(value, file);
  const known = file.types.get(sourceOf(type, file));
  if (known !== undefined && sourceOf(known, file) === "string")
    return { kind: "join", ...at, parts: [own] };
  const isOfFields = known === undefined || file.structs.has(sourceOf(known, file));
  return isOfFields ? builtin("as", [own, readExpression(type, file)], at) : { ...own, ...at };
}

/**
 * A conversion to a composite type, or a generic call or index that parses as one: `get[T](value)`, `all[i](value)`.
 */
export function readConversion(node: Syntax, file: GoFile): Expression {
  const [type, operand] = [childOf(node, "type"), childOf(node, "operand")];
  const value = readExpression(operand, file);
  const at = spanOf(node);
  const callee = type?.type === "generic_type" ? calleeOf(type, file) : undefined;
  if (callee === undefined || operand === undefined) return { ...value, ...at };
  const args = [{ ...spanOf(operand), value }];
  return { kind: "call", ...at, callee, args, isNew: false, inside: spanOf(operand) };
}

/** The function in a call that parses as a conversion. */
function calleeOf(type: Syntax, file: GoFile): Expression | undefined {
  const named = childOf(type, "type");
  if (named === undefined) return undefined;
  if (file.functions.has(sourceOf(named, file))) return readExpression(named, file);
  const key = keyOf(childOf(type, "type_arguments"), file);
  const first = sourceOf(childOf(named, "package") ?? named, file);
  if (key === undefined || isDeclared(first, file)) return undefined;
  return { kind: "index", ...spanOf(type), object: readExpression(named, file), key };
}

/** The index in `[i]` or `[s.kind]`, which the grammar takes for type arguments; undefined for types. */
function keyOf(node: Syntax | undefined, file: GoFile): Expression | undefined {
  if (node === undefined) return undefined;
  const [, first, name] = /^\[(\w+)(?:\.(\w+))?\]$/.exec(sourceOf(node, file)) ?? [];
  if (first === undefined || isDeclared(first, file)) return undefined;
  const at = spanOf(node);
  const object: Expression = { kind: "name", ...at, name: first };
  return name === undefined ? object : { kind: "member", ...at, object, name, nameSpan: at };
}

/** Whether a name is a package or type. */
function isDeclared(name: string, file: GoFile): boolean {
  const { structs, types, interfaces, modules } = file;
  return [structs, types, interfaces, modules, builtins].some((names) => names.has(name));
}

/** An operator or statement as a call of a made-up function. */
export function builtin(name: string, values: readonly Expression[], at: Span): CallExpression {
  const callee: Expression = { kind: "name", ...at, name: `(${name})` };
  const args = values.map((value) => ({ start: value.start, end: value.end, value }));
  return { kind: "call", ...at, callee, args, isNew: false, inside: at };
}

/** `flag.StringVar(&name, …)` as `name = flag.String(…)`. */
function withVariable(
  call: CallExpression,
  first: Syntax | undefined,
  file: GoFile,
): Expression | undefined {
  const { callee, args } = call;
  const target = first?.type === "unary_expression" ? childOf(first, "operand") : undefined;
  if (target === undefined || callee.kind !== "member") return undefined;
  if (!/^StringVarP?$/.test(callee.name)) return undefined;
  const name = callee.name.replace("Var", "");
  const value = { ...call, callee: { ...callee, name }, args: args.slice(1) };
  return { kind: "assign", ...spanOf(call), target: readTarget(target, file), value };
}

/** Whether a call has several results, which become separate arguments: `must(http.NewRequest(…))`. */
function isTuple(node: Syntax, file: GoFile): boolean {
  const callee = node.type === "call_expression" ? childOf(node, "function") : undefined;
  const name = callee === undefined ? "" : sourceOf(callee, file);
  return (
    file.tuples.has(/\w+$/.exec(name)?.[0] ?? "") ||
    /\.(?:NewRequest(?:WithContext)?|ParseRequestURI)$|^url\.(?:Parse|JoinPath)$/.test(name)
  );
}
