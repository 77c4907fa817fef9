import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { scopeName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/**
 * What is looked up in a class: a constant, a property (with `$`), a method (with its name, if known), or the class
 * itself.
 */
type Sought = "constant" | "method" | "class" | Method | Property;

type Method = `${string}()`;

type Property = `$${string}`;

export function isProperty(name: string): name is Property {
  return name.startsWith("$");
}

/** A class by name. `self` is the enclosing class; `static` the actual one, perhaps a subclass. */
export function scopeOf(node: Syntax, source: PhpSource, sought: Sought): Expression {
  const at = spanOf(node);
  const name = plainName(node, source.text);
  if (name === "parent") return { kind: "name", ...at, name: "super" };
  const isSelf = name === "self";
  const isMethod = sought === "method" || sought.endsWith("()");
  if (!isSelf && name !== "static") {
    const isName = /^(?:name|qualified_name)$/.test(node.type);
    const named: Expression = isName ? { kind: "name", ...at, name } : readExpression(node, source);
    const type = isName ? source.types.get(name) : undefined;
    const isBelow = type?.children.some(({ type: of }) => of === "base_clause") === true;
    // The property may be inherited; a variable may hold a class name.
    return isProperty(sought) && (isBelow || node.type === "variable_name")
      ? calledFor(scopeName, at, [
          named,
          named,
          { kind: "text", ...at, written: { text: sought, runs: [] } },
        ])
      : named;
  }
  const around = source.place === "field" ? undefined : source.className;
  const own: Expression = { kind: "name", ...at, name: around ?? "this" };
  if (isSelf && !isMethod && around !== undefined) return own;
  // For `self`, subclasses do not matter.
  const isOpen = isMethod && !isSelf;
  const text = isOpen ? "method" : isMethod || isProperty(sought) ? sought : "";
  const written = { text, runs: [] };
  const self: Expression = { kind: "name", ...at, name: "this" };
  return calledFor(scopeName, at, [self, own, { kind: "text", ...at, written }]);
}
