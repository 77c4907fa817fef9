import type { Expression, Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, type GoFile } from "./goFile.ts";
import { builtin, readArgument } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";

/** `page := std`: a copy, if `std` is a struct and no pointer, and `page` is changed later. */
export function asCopy(target: Syntax, from: Syntax, value: Expression, file: GoFile): Expression {
  if (target.type !== "identifier" || !isChanged(sourceOf(target, file), file)) return value;
  const isNamed = /^(?:identifier|selector_expression|index_expression)$/.test(from.type);
  if (!isNamed || isPointer(sourceOf(from, file), file.text)) return value;
  if (isWritten(sourceOf(from, file), file)) return builtin("*", [value], spanOf(from));
  return ofPlainTypes(value, from, file);
}

/** `p := &name`, where a later `*p = value` may change the variable. */
export function asPlace(target: Syntax, from: Syntax, file: GoFile): Expression | undefined {
  if (target.type !== "identifier" || from.type !== "unary_expression") return undefined;
  return file.names.setThrough.has(sourceOf(target, file)) ? readArgument(from, file) : undefined;
}

/** `part := all[1:]`, `p := &all`, where a later `part[0] = value` changes `all` as well. */
export function asShared(target: Syntax, from: Syntax, file: GoFile): Expression | undefined {
  const isPart = from.type === "slice_expression" || from.type === "unary_expression";
  const of = isPart ? childOf(from, "operand") : undefined;
  if (of === undefined || !/^(?:identifier|selector_expression)$/.test(of.type)) return undefined;
  const isSet = file.names.withChangedItems.has(sourceOf(target, file));
  return isSet ? builtin("shared", [readExpression(of, file)], spanOf(from)) : undefined;
}

/** `for _, each := range all`: `each` is a copy of a struct, so that changes to it are lost. */
export function copiedInTurn(names: readonly Syntax[], file: GoFile): readonly Statement[] {
  return names.flatMap((node): Statement[] => {
    const name = sourceOf(node, file);
    if (node.type !== "identifier" || !isChanged(name, file)) return [];
    const at = { start: node.end, end: node.end };
    const value = ofPlainTypes({ kind: "name", ...at, name }, node, file);
    const target = { kind: "variable", ...at, name } as const;
    return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value } }];
  });
}

/** Whether a field of the variable is assigned anywhere. */
function isChanged(name: string, { names }: GoFile): boolean {
  return name !== "_" && names.withChangedFields.has(name);
}

/** Copies the value if it is a struct of a type that the file has no pointers to. */
function ofPlainTypes(value: Expression, node: Syntax, file: GoFile): Expression {
  const at = { start: node.end, end: node.end };
  const types = [...file.structs.keys()].filter((name) => !file.names.pointedTo.has(name));
  const names = types.map((name): Expression => ({ kind: "name", ...at, name }));
  return names.length === 0 ? value : builtin("copy", [value, ...names], at);
}

function isPointer(name: string, text: string): boolean {
  return new RegExp(`(?:^|\\W)${escaped(name)}\\s*(?::?=\\s*&|\\*)`).test(text);
}

/** Whether all values assigned to the variable are struct literals of the file. */
function isWritten(name: string, { text, structs }: GoFile): boolean {
  const given = [
    ...text.matchAll(new RegExp(`(?<![\\w.])${escaped(name)}\\s*:?=(?!=)\\s*(.*)`, "g")),
  ];
  return (
    given.length > 0 &&
    given.every(([, value = ""]) => structs.has(/^(\w+)\{/.exec(value)?.[1] ?? ""))
  );
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}
